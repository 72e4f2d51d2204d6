import { LEAST_CHURNED_ACCOUNTS } from '../../backtest/judge-signal';
import type { BacktestResult, HorizonReport } from './backtest-result';

/** One line of a table of figures: what it is, and its cell for each horizon. */
export type FigureRow = { name: string; read: (one: HorizonReport) => string };

export const count = (value: number): string => value.toLocaleString('en');
export const decimal = (value: number | null): string =>
  value === null ? '–' : value.toFixed(Math.abs(value) >= 10 ? 1 : 3);
export const percent = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(1)}%`);
type Interval = readonly [number, number] | null;
export const withInterval = (
  value: number | null,
  interval: Interval,
  format: (value: number | null) => string,
): string => (interval === null ? format(value) : `${format(value)} (${format(interval[0])}–${format(interval[1])})`);

/** The figures of a horizon in the order in which they are read, the same on the terminal, on the page and in the documentation. */
export const FIGURES: readonly FigureRow[] = [
  { name: 'verdict', read: (one) => one.verdict },
  { name: 'snapshots', read: (one) => count(one.rows) },
  { name: 'left', read: (one) => `${count(one.churned)} (${count(one.churned_accounts)} accounts)` },
  { name: 'base rate', read: (one) => percent(one.base_rate) },
  { name: 'AUC', read: (one) => withInterval(one.auc, one.auc_ci, decimal) },
  { name: 'PR-AUC', read: (one) => withInterval(one.pr_auc, one.pr_auc_ci, decimal) },
  { name: 'precision at Red', read: (one) => withInterval(one.precision_red, one.precision_red_ci, percent) },
  { name: 'recall at Red', read: (one) => withInterval(one.recall_red, one.recall_red_ci, percent) },
  { name: 'false positives', read: (one) => count(one.confusion.false_positive) },
  { name: 'false negatives', read: (one) => count(one.confusion.false_negative) },
  { name: 'lift of the riskiest tenth', read: (one) => decimal(one.lift_top_decile) },
  { name: 'calibration error', read: (one) => percent(one.calibration_error) },
];

/** What the verdict means, in one sentence; null where it is a signal. */
export function explainVerdict({ verdict, horizons, set }: BacktestResult): string | null {
  if (verdict === 'signal') return null;
  const longest = horizons[Math.max(...set.horizons)];
  const [accounts, churned] = [longest?.accounts ?? 0, longest?.churned_accounts ?? 0];
  if (Math.min(churned, accounts - churned) < LEAST_CHURNED_ACCOUNTS)
    return 'So few accounts prove nothing either way: treat the figures below as anecdotes, however good or bad they look.';
  return 'On these data the score does not tell accounts that leave from accounts that stay: treat its colours as unproven, whatever single figures below look like.';
}

export function sayVerdict({ verdict, verdict_reason: reason, set }: BacktestResult): string {
  return `${verdict === 'signal' ? 'SIGNAL' : 'NO SIGNAL'} in ${Math.max(...set.horizons)} days: ${reason}.`;
}

export function sayWarning({ warning }: BacktestResult): string {
  const {
    warned_rate: rate,
    churned_accounts: churned,
    median_weeks: weeks,
    alerts_per_account_year: alerts,
  } = warning;
  return (
    `Warning: ${percent(rate)} of ${count(churned)} accounts that left were Red in their last week, for ${weeks === null ? '–' : weeks.toFixed(1)} weeks (median); ` +
    `${decimal(alerts)} alerts per account and year.`
  );
}

export function saySet({ model, version, set }: BacktestResult): string {
  return (
    `${model} (${version}) on ${count(set.accounts)} accounts, ${count(set.churned_accounts)} of which left. ` +
    `Data ${set.first_on} to ${set.last_on}; measured from ${set.from} at ${set.cut_offs.length} cut-offs, each seeing only what was dated before it.`
  );
}

export function sayProbabilities({ probability_basis: basis, set }: BacktestResult): string {
  return basis === 'calibrated'
    ? `Probabilities: fitted on ${count(set.training_rows)} snapshots before ${set.from}.`
    : "Probabilities: the model's own assumption, for there were too few outcomes to fit them.";
}

/** How far the forecast of scores could be relied on (R71). */
export function sayForecast({ forecast }: BacktestResult): string {
  if (forecast.forecasts === 0) return 'Forecasts: history is too short to judge any.';
  return (
    `Forecasts: of ${count(forecast.forecasts)} made for 90 days later, ${percent(forecast.coverage)} held what came in their 80% range; ` +
    `off by ${decimal(forecast.mean_error)} points on average, against ${decimal(forecast.naive_error)} for "nothing changes".`
  );
}
