import type { Band, KnownBand } from '../domain/band';
import type { Interval } from './bootstrap';

/** What one horizon says, with the keys of the JSON document. Rates 0–1; null: nothing to compute it from. */
export type HorizonReport = {
  horizon_days: number;
  rows: number; // snapshots whose outcome is known
  accounts: number;
  churned: number; // rows
  churned_accounts: number;
  unscored: number; // rows of which the model knew nothing; they are in no ranking
  base_rate: number | null;
  auc: number | null;
  auc_ci: Interval | null; // 95%, accounts resampled
  pr_auc: number | null;
  pr_auc_ci: Interval | null;
  precision_red: number | null;
  precision_red_ci: Interval | null;
  recall_red: number | null;
  recall_red_ci: Interval | null;
  confusion: Confusion;
  lift_top_decile: number | null;
  calibration_error: number | null;
  calibration: CalibrationBin[];
  retention: RetentionRange[];
  retention_drop: RetentionDrop | null;
  expansion: ExpansionOfBand[] | null; // null: no outcome says anything of expansion
  verdict: 'signal' | 'no signal';
  verdict_reason: string;
};

/**
 * Predicted churn = Red (X20). A false negative is one told healthy, or moderate, or not judged at all, that churned; a false positive one
 * told Red that stayed. Rows.
 */
export type Confusion = {
  true_positive: number;
  false_positive: number;
  false_negative: number;
  true_negative: number;
  unknown: number; // of all rows: too little was seen to judge
  unknown_churned: number; // of the false negatives
};

/** Rows of like probability: what was predicted on average, and what came. */
export type CalibrationBin = { rows: number; predicted: number; observed: number };

/** Scores from `from` to `to` (whole, both included) and the share of their rows that stayed. */
export type RetentionRange = {
  from: number;
  to: number;
  rows: number;
  accounts: number;
  retained_rate: number | null;
  retained_ci: Interval | null; // 95%, accounts resampled
};

/** Where retention falls most from one range to the next one down. */
export type RetentionDrop = { below: number; upper_rate: number; lower_rate: number };

export type ExpansionOfBand = { band: Band; rows: number; expanded: number; expanded_rate: number | null };

export type BacktestReport = {
  cut_offs: string[];
  snapshots: number;
  accounts: number;
  seed: number;
  resamples: number;
  horizons: Record<string, HorizonReport>;
};

/** One account's band week by week, and when it left. */
export type BandSeries = {
  accountId: string;
  weeks: readonly { day: string; band: Band }[]; // rising days, a week apart
  churnedOn: string | null;
};

/** How long before the end it was Red without a break, and how often it called. */
export type WarningReport = {
  churned_accounts: number; // with at least one week scored before they left
  warned_accounts: number; // Red in the last week before they left
  warned_rate: number | null;
  median_weeks: number | null; // of the warned
  alerts: number; // moves into Red
  account_years: number;
  alerts_per_account_year: number | null;
};

/** Who would change colour: rows of the present model, columns of the proposed one; snapshots counted. */
export type Migration = Record<KnownBand | 'unknown', Record<KnownBand | 'unknown', number>>;

/** How often forecast ranges held what came, and how far off they were; points of score. Null: not one could be judged. */
export type ForecastReport = {
  forecasts: number;
  coverage: number | null; // the range is one of 80%
  below: number | null; // what came lay under the range
  above: number | null;
  mean_width: number | null;
  mean_error: number | null;
  naive_error: number | null; // of saying that nothing changes
};
