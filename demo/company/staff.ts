export type StaffMember = {
  email: string;
  name: string;
  title: string;
  role: 'ae' | 'csm' | 'manager' | 'revops' | 'exec';
  pod: string; // empty: the whole company
  managerEmail: string;
  tz: string; // IANA
  slackId: string;
  isSlackIdListed: boolean; // whether people.csv gives it; otherwise Barometer looks it up by e-mail
};

/** Pods by name; the region whose working week and holidays their customers keep has its own table in `base-plan.ts`. */
export const PODS = ['americas', 'emea', 'apac'] as const;
export type PodName = (typeof PODS)[number];

const COMPANY_DOMAIN = 'example.com';
const EXEC = address('Imogen Ashgrove');
const MANAGERS: Record<PodName, string> = {
  americas: address('Rosa Delmarsh'),
  emea: address('Anselm Birkholt'),
  apac: address('Meera Vadhan'),
};

/** The fifteen people of the sample company. */
export const STAFF: readonly StaffMember[] = [
  member('U0EXEC001', 'Imogen Ashgrove', 'Chief Revenue Officer', 'exec', '', '', 'America/New_York'),
  {
    ...member('U0REVOPS1', 'Tobias Lindqvale', 'Revenue Operations', 'revops', '', EXEC, 'Europe/Dublin'),
    isSlackIdListed: true,
  },
  {
    ...member('U0MGRAMER', 'Rosa Delmarsh', 'Manager, Americas', 'manager', 'americas', EXEC, 'America/New_York'),
    isSlackIdListed: true,
  },
  member('U0MGREMEA', 'Anselm Birkholt', 'Manager, EMEA', 'manager', 'emea', EXEC, 'Europe/Berlin'),
  member('U0MGRAPAC', 'Meera Vadhan', 'Manager, APAC', 'manager', 'apac', EXEC, 'Asia/Kolkata'),
  podMember('U0AEAMER1', 'Dana Whitlow', 'ae', 'americas', 'America/New_York'),
  podMember('U0AEAMER2', 'Marcus Teal', 'ae', 'americas', 'America/Los_Angeles'),
  podMember('U0CSMAMR1', 'Priya Rosewood', 'csm', 'americas', 'America/Chicago'),
  podMember('U0AEEMEA1', 'Jonas Felsner', 'ae', 'emea', 'Europe/Berlin'),
  podMember('U0AEEMEA2', 'Céline d’Aubrac', 'ae', 'emea', 'Europe/Paris'),
  podMember('U0CSMEMA1', 'Oluwaseun Akande-Hale', 'csm', 'emea', 'Europe/London'),
  podMember('U0AEAPAC1', 'Kavya Suri', 'ae', 'apac', 'Asia/Kolkata'),
  podMember('U0AEAPAC2', 'Haruto Minase', 'ae', 'apac', 'Asia/Tokyo'),
  podMember('U0CSMAPC1', 'Lachlan Reefe', 'csm', 'apac', 'Australia/Sydney'),
  podMember('U0CSMAPC2', 'Noor Halimah', 'csm', 'apac', 'Asia/Singapore'),
];

export function staffOf(pod: PodName, role: StaffMember['role']): readonly StaffMember[] {
  return STAFF.filter((person) => person.pod === pod && person.role === role);
}

export function managerEmailOf(pod: PodName): string {
  return MANAGERS[pod];
}

function podMember(slackId: string, name: string, role: 'ae' | 'csm', pod: PodName, tz: string): StaffMember {
  const title = role === 'ae' ? 'Account Executive' : 'Customer Success Manager';
  return member(slackId, name, title, role, pod, MANAGERS[pod], tz);
}

function member(
  slackId: string,
  name: string,
  title: string,
  role: StaffMember['role'],
  pod: string,
  managerEmail: string,
  tz: string,
): StaffMember {
  return { slackId, name, title, role, pod, managerEmail, tz, email: address(name), isSlackIdListed: false };
}

/** `Céline d’Aubrac` → `celine.daubrac@example.com`. */
function address(name: string): string {
  const plain = name.normalize('NFD').replace(/[^a-zA-Z -]/g, '');
  return `${plain.toLowerCase().replaceAll(' ', '.')}@${COMPANY_DOMAIN}`;
}
