import type { KnownBand } from './band';

/** Where the score is expected to stand `horizonDays` from now, with an 80% range. All 0–100. */
export type Forecast = { score: number; low: number; high: number; horizonDays: number };

/** The smallest change of one signal that moves the account to a better band; `also` when it takes a second one. */
export type NextBand = {
  signal: string;
  from: number;
  to: number;
  also: { signal: string; from: number; to: number } | null;
  band: KnownBand; // the one reached
  sentence: string;
};

/** The dimension that fell most since the baseline, the signals behind it, and since when (R216). `lost`: points of the whole score. */
export type RootCause = {
  dimension: string;
  lost: number;
  signals: readonly { signal: string; lost: number }[];
  sinceOn: string | null;
};

/** What an account's activity is counted in: the first of these that its source reports. */
export type ActivityUnit = 'logins' | 'events' | 'active days';

/**
 * A week far below the account's own rhythm (R78). `usual…`: middle and ends of what was usual in the weeks before; `fleetFactor`: what the
 * week was for everyone, 1 = as usual; `deviation`: robust standard deviations from what the week let expect, negative = below.
 */
export type Anomaly = {
  thisWeek: number;
  usual: number;
  usualLow: number;
  usualHigh: number;
  deviation: number;
  fleetFactor: number;
  unit: ActivityUnit;
};

/** A day on which activity fell for most accounts at once. `droppedShare` 0–1 of `accounts`; `fleetFactor`: median of activity over its usual. */
export type SharedDrop = { day: string; accounts: number; droppedShare: number; fleetFactor: number };

/** Why changes of colour that rest on usage are held back just now: the days, the first and the last, and the worst of them. */
export type SharedCause = { sinceOn: string; lastOn: string; days: number; worst: SharedDrop };

/**
 * An account's scores every 30 days back from today, newest first; null where none is known. `churnedOn`, `watchedUntil`: when it left, or
 * stopped being watched, as far as that is known by today.
 */
export type ScoreSeries = { scores: readonly (number | null)[]; churnedOn: string | null; watchedUntil: string | null };

/** An account's activity day by day, newest first, 0 = none; the first entry is the day before `endOn`. */
export type ActivitySeries = { endOn: string; daily: readonly number[] };

export const COHORT_KINDS = ['segment', 'industry', 'plan', 'tenure', 'arr_tier'] as const;
export type CohortKind = (typeof COHORT_KINDS)[number];
/** Where an account stands among its like (R72). `percentile` 0–100: share of the cohort that scores lower, ties half. */
export type CohortPosition = { by: CohortKind; value: string; size: number; median: number; percentile: number };

/** How soon and how often an account is owed a person's attention. */
export type Attention = 'this_week' | 'weekly' | 'every_two_weeks' | 'monthly' | 'quarterly' | 'automated';

/** Score and money point in different directions. */
export type MoneyFlag = 'green_but_billing_falls' | 'red_but_seats_grow';

/** The worst drop that applies (X7): 20 points in 30 days, 15 in 30, 10 in 30, 15 in 90. */
export type DropKind = 'critical' | 'rapid' | 'notable' | 'sustained';

/** How a probability of leaving was come by: from the company's own outcomes, or from the model's documented prior. */
export type ChurnBasis = 'calibrated' | 'assumption';
