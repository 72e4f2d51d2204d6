import type { Person } from './person';

/** Why someone in Slack may not use Barometer. `unmapped`: a member, but in no row of people.csv. */
export const REFUSALS = ['guest', 'external', 'bot', 'deactivated', 'unmapped'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What Slack says about one of its users. */
export type SlackUser = {
  id: string;
  teamId: string | null;
  enterpriseId: string | null;
  isGuest: boolean;
  isStranger: boolean; // of another company
  isBot: boolean;
  isDeactivated: boolean;
  email: string | null; // lower case
  timeZone: string | null;
};

/** Which accounts someone may see: everything, or their own book and the pods they manage. */
export type Scope = { kind: 'all' } | { kind: 'own'; email: string; pods: readonly string[] };

/** Whoever pressed, typed or opened something, after Slack and people.csv were asked. */
export type Viewer =
  | { kind: 'person'; slackUserId: string; person: Person; scope: Scope; managedPods: readonly string[] }
  | { kind: 'refused'; slackUserId: string; reason: Refusal };

export type KnownViewer = Extract<Viewer, { kind: 'person' }>;

/** Who did something in Slack, as the request said it. */
export type Caller = { slackUserId: string; teamId: string | null; enterpriseId: string | null };
