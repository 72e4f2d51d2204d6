import type { Band, KnownBand } from './band';
import type { ChurnBasis } from './insight';

/** Money in one currency; null: the rows name none. */
export type Amount = { currency: string | null; amount: number };
/** One amount per currency, the largest first; with rates one amount in all. Amounts of two currencies are never added bare. Empty: nothing is known. */
export type Amounts = readonly Amount[];

/** Some of the accounts. `share`: of all accounts looked at, 0–1; null where there are none. */
export type AccountGroup = { accounts: number; share: number | null; arr: Amounts };

/** Against the fleet as it stood about 30 days ago. */
export type PortfolioChange = { since: string; atRiskAccounts: number; atRiskArr: Amounts };

/** The cards of R179. Whoever has left counts no more. At risk: Red. `change`: null while fleet_days do not reach back. */
export type PortfolioSummary = {
  pods: readonly string[] | null; // whose accounts; null: everyone's
  readAt: Date;
  total: AccountGroup;
  byBand: Readonly<Record<Band, AccountGroup>>; // unknown: with those not scored yet
  critical: number; // the worst part of Red (X22)
  unscored: number;
  isConverted: boolean; // amounts were changed into one currency by `currency_rates`
  revenueAtRisk: Amounts; // expected to be lost this quarter
  change: PortfolioChange | null;
};

/** Whole scores from `from` to `to`, both included. */
export type ScoreBucket = { from: number; to: number; byBand: Readonly<Record<KnownBand, number>> };

/** How the fleet stood at the end of a day. */
export type FleetDay = {
  day: string; // YYYY-MM-DD
  accounts: number;
  byBand: Readonly<Record<Band, number>>;
  atRiskArr: Amounts;
  meanScore: number | null; // of those with a score
};

/** An account of a list of the portfolio. */
export type PortfolioAccount = {
  accountId: string;
  name: string;
  score: number | null;
  change30: number | null;
  arr: number | null;
  currency: string | null;
  renewalOn: string | null;
  reason: string | null;
  action: string | null;
  actionDueOn: string | null;
};

/**
 * Σ ARR × (1 − P(leave within the year)) / Σ ARR of one currency, or of all with rates. `low` and `high` hold it in 80 of 100 cases; null
 * where the probabilities are an assumption: how far those are off nobody knows.
 */
export type RetentionForecast = {
  currency: string | null;
  rate: number; // 0–1
  low: number | null;
  high: number | null;
  basis: ChurnBasis;
};

/** Accounts that were customers a year ago, and how many of them have left since, as outcomes.csv says (R182). */
export type RetainedAccounts = { customers: number; left: number };
/** −100 … 100: promoters less detractors in hundredths of the answers of 90 days. */
export type NpsOfPortfolio = { score: number; responses: number };

/** Tiers of section N; `expected` 0–1 as the source gives it, shown and never forced (X13). */
export type TierShare = {
  tier: 1 | 2 | 3 | 4 | 5;
  accounts: number;
  share: number | null;
  expected: readonly [number, number] | null;
};

/** By what accounts can be compared (R190). `size`: ARR tiers, of one currency each; `joined`: the half-year they became customers. */
export const COHORT_GROUPINGS = ['segment', 'industry', 'size', 'joined'] as const;
export type CohortGrouping = (typeof COHORT_GROUPINGS)[number];
/** `name` null: the source does not say. `change90`: mean, of `changed` accounts. */
export type CohortRow = {
  name: string | null;
  accounts: number;
  medianScore: number | null;
  redShare: number; // of those with a known band
  change90: number | null;
  changed: number;
};
/** Whether recent customers are healthier (R195): of the last twelve months and of before. */
export type RecentCustomers = { recent: CohortRow; earlier: CohortRow };

/** One customer that is more than a fifth of all revenue (R47). */
export type Concentration = { accountId: string; name: string; share: number };

/** The whole, for whoever answers for it (R179–R182, R190, section N). */
export type Portfolio = {
  summary: PortfolioSummary;
  histogram: readonly ScoreBucket[]; // ten
  trend: readonly FleetDay[]; // one a week over six months, oldest first; the last is the newest day there is
  topAtRisk: readonly PortfolioAccount[]; // by ARR, ten
  fallen: { accounts: number; top: readonly PortfolioAccount[] }; // by more than 15 points in 30 days, the steepest five
  renewals: { all: AccountGroup; atRisk: AccountGroup }; // within 90 days
  expansion: { accounts: number; arr: Amounts; estimate: Amounts }; // ready: what they pay now, and what more they might
  retention: readonly RetentionForecast[];
  retained: RetainedAccounts | null; // null: no outcome is known
  nps: NpsOfPortfolio | null;
  tiers: readonly TierShare[];
  concentration: readonly Concentration[];
  cohorts: { by: CohortGrouping; rows: readonly CohortRow[] };
  recent: RecentCustomers | null; // null: no account says since when it is a customer
};
