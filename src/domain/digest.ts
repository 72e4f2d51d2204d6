import type { AlertRoute, AlertStatus } from './alert';
import type { Band } from './band';
import type { Tier } from './trigger';

export const DIGEST_KINDS = ['daily', 'monday'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** A digest someone is to have by now. */
export type DueDigest = {
  kind: DigestKind;
  day: string; // the local day, YYYY-MM-DD
  period: string; // the local day; for a Monday digest the Monday of its week
  dueAt: Date; // 07:00 there: what became known later is tomorrow's
  since: string; // the business day before, YYYY-MM-DD: what fell due since then is said today
};

/** An alert as the rules of the digest see it. */
export type DigestCandidate = {
  alertId: string;
  tier: Tier;
  route: AlertRoute;
  status: AlertStatus;
  openedAt: Date;
  tierSince: Date | null; // when the first trigger of its present tier fired
  listedAt: Date | null;
  remindedAt: Date | null;
  revenueAtRisk: number | null;
  currency: string | null;
};

/** An alert as a digest shows it: read anew at every drawing. */
export type DigestAlert = {
  alertId: string;
  accountId: string;
  name: string;
  tier: Tier;
  status: AlertStatus;
  band: Band;
  score: number | null;
  arr: number | null;
  currency: string | null;
  revenueAtRisk: number | null;
  reason: string;
  action: string;
  actionDueOn: string;
  isDeferred: boolean; // over the week's budget, so told here
  nextStep: string | null;
  nextStepOn: string | null;
};

/** An account as it stood when the digest was written. */
export type DigestAccount = {
  accountId: string;
  name: string;
  score: number | null;
  band: Band;
  arr: number | null;
  currency: string | null;
  revenueAtRisk: number | null;
  reason: string | null;
  action: string | null;
  actionDueOn: string | null;
  alertId: string | null; // unresolved
};

/** Some of a list, and how many it has. */
export type Top<Row> = { rows: readonly Row[]; total: number };

/** What a digest says, as it is kept: alerts by id, the rest as it was. */
export type DigestContent = {
  alerts: Top<string>; // High, and what went over the budget
  steps: Top<string>; // next steps that are due
  monday: null | {
    red: readonly DigestAccount[];
    expansion: readonly DigestAccount[];
    low: Top<string>; // Moderate, renewal, expansion
    brief: Top<string>; // the rest of those, a line each: what is small must not wait for weeks behind what is larger
    again: Top<string>; // of those, listed before and not acknowledged: their one reminder
    deferred: Top<{ name: string; revenueAtRisk: number | null; currency: string | null }>; // this week, over the budget
  };
};

/** A digest ready to be drawn. */
export type Digest = {
  digestId: string;
  kind: DigestKind;
  period: string;
  content: DigestContent;
  alerts: ReadonlyMap<string, DigestAlert>; // every alert it names that still exists
};
