/** The four ways such a system fails (R27–R33). */
export const MONITORS = ['gaming', 'data_lag', 'fatigue', 'role_confusion'] as const;
export type MonitorId = (typeof MONITORS)[number];

/** What is looked at daily: the failure modes, and whether what must be known still is (R238). */
export type WatchedId = MonitorId | 'required_facts';

/** What one look found. `subject`: '' for the whole company, else a person's e-mail or, of required facts, which. `value` null: nothing to measure yet. */
export type MonitorReading = {
  monitor: WatchedId;
  subject: string;
  value: number | null;
  threshold: number;
  isBreached: boolean;
  detail: Readonly<Record<string, number | string | null>>;
};

/** What people did to scores, as it is looked at (R27): all over one person's book, or the company's. */
export type GamingSigns = {
  yellowAccounts: number;
  yellowOverridden: number; // with a judgement made in the last 30 days
  accounts: number; // with a score
  nearEdge: number; // of those: judged score at most 2 points above a band's lower edge
  madeBeforeReview: number; // judgements of the last 30 days made in the 7 days before the pod's review
};

/** One failure mode as RevOps sees it. `trend`: one value a week, oldest first; null: not measured that week. */
export type FailureMode = {
  monitor: MonitorId;
  value: number | null;
  threshold: number;
  isBreached: boolean;
  since: string | null; // YYYY-MM-DD, of the episode in force
  detail: MonitorReading['detail'];
  mitigation: Readonly<Record<string, number>>;
  trend: readonly (number | null)[];
};

export type Failures = { modes: readonly FailureMode[]; measuredSince: string | null; readAt: Date };

/** How often a source kept its freshness limit over the last 30 days (R31). `keptRate` null: not measured yet. */
export type FreshnessSlo = { source: string; stream: string; keptRate: number | null; days: number };

/** A sign of gaming about one person, shown to them and to their manager in the same words. */
export type GamingNotice = { email: string; name: string; detail: MonitorReading['detail'] };
