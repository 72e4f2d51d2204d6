import type { BacktestResult, HorizonReport } from '../services/backtest/backtest-result';
import { type Cell, count, decimal, formatTable, percent, withInterval } from './backtest-cells';
import { printComparison, printFit } from './print-comparison';

type Print = (line: string) => void;

/** The report of a backtest for a person at a terminal: the verdict first, then the figures it rests on. */
export function printBacktest(result: BacktestResult, print: Print): void {
  const { set } = result;
  print(
    `${result.verdict === 'signal' ? 'SIGNAL' : 'NO SIGNAL'} in ${Math.max(...set.horizons)} days: ${result.verdict_reason}.`,
  );
  if (result.verdict === 'no signal') print(NO_SIGNAL);
  print('');
  print(
    `${result.model} (${result.version}) on ${count(set.accounts)} accounts, ${count(set.churned_accounts)} of which left.`,
  );
  print(
    `Data ${set.first_on} to ${set.last_on}; measured from ${set.from} at ${set.cut_offs.length} cut-offs, each seeing only what was dated before it.`,
  );
  printLeftOut(result, print);
  const horizons = Object.values(result.horizons);
  print(formatHorizons(horizons));
  const longest = horizons.at(-1);
  if (longest !== undefined) printDetails(longest, result, print);
  if (result.against !== null) printComparison(result, result.against, print);
  if (result.fit !== null) printFit(result, result.fit, print);
}

/** What the verdict means, in one sentence. */
export const NO_SIGNAL =
  'On these data the score does not tell accounts that leave from accounts that stay: treat its colours as unproven, whatever single figures below look like.';

function printLeftOut({ set }: BacktestResult, print: Print): void {
  const withoutOutcome = set.accounts - set.accounts_with_outcome;
  if (withoutOutcome > 0) print(`${count(withoutOutcome)} accounts are not in outcomes.csv and were left out.`);
  const rows = set.left_out.reduce((sum, one) => sum + one.rows, 0);
  if (rows > 0) print(`${count(rows)} rows could not be used:`);
  for (const one of set.left_out)
    print(
      `  ${one.file}, line ${one.line}${one.column === null ? '' : `, ${one.column}`}: ${one.reason} (${count(one.rows)})`,
    );
}

function formatHorizons(horizons: readonly HorizonReport[]): string {
  const row = (name: string, read: (one: HorizonReport) => Cell): Cell[] => [name, ...horizons.map(read)];
  return formatTable(
    row('within', (one) => `${one.horizon_days} days`),
    [
      row('verdict', (one) => one.verdict),
      row('snapshots', (one) => count(one.rows)),
      row('left', (one) => `${count(one.churned)} (${count(one.churned_accounts)} accounts)`),
      row('base rate', (one) => percent(one.base_rate)),
      row('AUC', (one) => withInterval(one.auc, one.auc_ci, decimal)),
      row('PR-AUC', (one) => withInterval(one.pr_auc, one.pr_auc_ci, decimal)),
      row('precision at Red', (one) => withInterval(one.precision_red, one.precision_red_ci, percent)),
      row('recall at Red', (one) => withInterval(one.recall_red, one.recall_red_ci, percent)),
      row('false positives', (one) => count(one.confusion.false_positive)),
      row('false negatives', (one) => count(one.confusion.false_negative)),
      row('lift of the riskiest tenth', (one) => decimal(one.lift_top_decile)),
      row('calibration error', (one) => percent(one.calibration_error)),
    ],
  );
}

function printDetails(longest: HorizonReport, result: BacktestResult, print: Print): void {
  const { warning, probability_basis: basis, set } = result;
  print(
    `Warning: ${percent(warning.warned_rate)} of ${count(warning.churned_accounts)} accounts that left were Red in their last week, for ${decimal(warning.median_weeks)} weeks (median); ` +
      `${decimal(warning.alerts_per_account_year)} alerts per account and year.`,
  );
  const calibrated = `fitted on ${count(set.training_rows)} snapshots before ${set.from}`;
  print(`Probabilities: ${basis === 'calibrated' ? calibrated : "the model's own assumption"}.`);
  print(describeForecast(result.forecast));
  print(`\nStayed for ${longest.horizon_days} days, by score:`);
  const retention = longest.retention.map(({ from, to, rows, retained_rate: rate, retained_ci: interval }) => [
    `${from}–${to}`,
    count(rows),
    withInterval(rate, interval, percent),
  ]);
  print(formatTable(['score', 'snapshots', 'stayed'], retention));
  if (longest.expansion !== null) {
    print(`Expanded within ${longest.horizon_days} days, by band:`);
    const rows = longest.expansion.map((one) => [one.band, count(one.rows), percent(one.expanded_rate)]);
    print(formatTable(['band', 'snapshots', 'expanded'], rows));
  }
}

function describeForecast(forecast: BacktestResult['forecast']): string {
  const { forecasts, coverage, mean_width: width, mean_error: error, naive_error: naive } = forecast;
  if (forecasts === 0) return 'Forecasts: too little history to make one that could be judged.';
  return (
    `Forecasts of the score in 90 days: ${percent(coverage)} of ${count(forecasts)} ranges of 80% held what came, ${decimal(width)} points wide on average; ` +
    `off by ${decimal(error)} points, "no change" by ${decimal(naive)}.`
  );
}
