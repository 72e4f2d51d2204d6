import { STAFF } from './staff';

/** A member of the sample company's Slack workspace, as `users.info` would know them. */
export type WorkspacePerson = {
  id: string; // U…
  name: string;
  title: string;
  email: string;
  tz: string; // IANA; a time zone belongs to the Slack user, not to people.csv
  kind: 'member' | 'guest' | 'external';
};

export type WorkspaceChannel = {
  id: string; // C…
  name: string; // without '#'
  kind: 'private' | 'public';
  memberIds: readonly string[];
  isShared: boolean; // with another company
};

/** Three who are in Slack but not in people.csv: Barometer must answer each of them without showing any account. */
const OUTSIDERS: readonly WorkspacePerson[] = [
  {
    id: 'U0GUEST01',
    name: 'Petra Contracta',
    title: 'Contract writer (guest)',
    email: 'petra@contractors.example.org',
    tz: 'Europe/Lisbon',
    kind: 'guest',
  },
  {
    id: 'U0EXTRN01',
    name: 'Olin Partner',
    title: 'Partner manager, Otherworks',
    email: 'olin@otherworks.example.org',
    tz: 'America/Los_Angeles',
    kind: 'external',
  },
  {
    id: 'U0UNMAP01',
    name: 'Wren Newhire',
    title: 'Office manager',
    email: 'wren.newhire@example.com',
    tz: 'America/New_York',
    kind: 'member',
  },
];

export const WORKSPACE_PEOPLE: readonly WorkspacePerson[] = [
  ...STAFF.map(({ slackId, name, title, email, tz }) => ({
    id: slackId,
    name,
    title,
    email,
    tz,
    kind: 'member' as const,
  })),
  ...OUTSIDERS,
];

/** One private channel per pod (its people, RevOps and the executive), three for reports and reviews, one for all, one shared with another company. */
export const WORKSPACE_CHANNELS: readonly WorkspaceChannel[] = [
  podChannel('C0PODAMER', 'pod-americas', 'americas'),
  podChannel('C0PODEMEA', 'pod-emea', 'emea'),
  podChannel('C0PODAPAC', 'pod-apac', 'apac'),
  officeChannel('C0REVOPS1', 'revops', ['revops']),
  officeChannel('C0EXECUTV', 'executives', ['exec', 'revops']),
  officeChannel('C0BOARD01', 'board', ['exec', 'revops']),
  {
    id: 'C0GENERAL',
    name: 'general',
    kind: 'public',
    memberIds: WORKSPACE_PEOPLE.filter(isMember).map(({ id }) => id),
    isShared: false,
  },
  {
    id: 'C0SHARED1',
    name: 'ext-otherworks',
    kind: 'private',
    memberIds: ['U0MGRAMER', 'U0REVOPS1', 'U0EXTRN01'],
    isShared: true,
  },
];

function isMember({ kind }: WorkspacePerson): boolean {
  return kind === 'member';
}

function podChannel(id: string, name: string, pod: string): WorkspaceChannel {
  const memberIds = STAFF.filter((person) => person.pod === pod || person.pod === '').map(({ slackId }) => slackId);
  return { id, name, kind: 'private', memberIds, isShared: false };
}

function officeChannel(id: string, name: string, roles: readonly string[]): WorkspaceChannel {
  const memberIds = STAFF.filter(({ role }) => roles.includes(role)).map(({ slackId }) => slackId);
  return { id, name, kind: 'private', memberIds, isShared: false };
}
