import type { BacktestResult, Comparison, FitProposal, HorizonReport } from '../services/backtest/backtest-result';
import { count, decimal, percent, withInterval } from '../services/backtest/figures';
import { formatTable } from './format-table';

type Print = (line: string) => void;
const BANDS = ['red', 'yellow', 'green', 'unknown'] as const;

/** What another model would have done on the same mornings, beside the one measured. */
export function printComparison(result: BacktestResult, other: Comparison, print: Print): void {
  print(`\n${other.model} (${other.version}) on the same mornings, before → after:`);
  const horizons = Object.keys(result.horizons);
  const row = (name: string, read: (one: HorizonReport) => string): string[] => [
    name,
    ...horizons.map((key) => {
      const [before, after] = [result.horizons[key], other.horizons[key]];
      return before === undefined || after === undefined ? '–' : `${read(before)} → ${read(after)}`;
    }),
  ];
  const table = [
    row('AUC', (one) => decimal(one.auc)),
    [
      'AUC after, 95%',
      ...horizons.map((key) =>
        withInterval(other.horizons[key]?.auc ?? null, other.horizons[key]?.auc_ci ?? null, decimal),
      ),
    ],
    row('PR-AUC', (one) => decimal(one.pr_auc)),
    row('precision at Red', (one) => percent(one.precision_red)),
    row('recall at Red', (one) => percent(one.recall_red)),
    row('calibration error', (one) => percent(one.calibration_error)),
    row('verdict', (one) => one.verdict),
  ];
  print(formatTable(['within', ...horizons.map((days) => `${days} days`)], table));
  print('Who would change colour (snapshots; from the row, to the column):');
  const moves = BANDS.map((from) => [from, ...BANDS.map((to) => count(other.migration[from][to]))]);
  print(formatTable(['', ...BANDS], moves));
}

/** What a fit learnt and what that changes on the part it has not seen. */
export function printFit(result: BacktestResult, fit: FitProposal, print: Print): void {
  if (fit.kind === 'too_little') {
    print(`\nNo model is proposed: before ${result.set.from}, ${fit.why}.`);
    return;
  }
  const { learnt, comparison, file } = fit;
  print(
    `\nLearnt from ${count(learnt.rows)} snapshots before ${result.set.from}, ${count(learnt.churned)} of which left within ${learnt.horizon_days} days:`,
  );
  const weights = learnt.signals.map(({ signal, dimension, weight }) => [signal, dimension, percent(weight)]);
  print(formatTable(['signal', 'dimension', 'weight'], weights));
  printComparison(result, comparison, print);
  print(
    `The proposal is in ${file}. Nothing uses it: name it as "model" in barometer.yaml once you have looked at it.`,
  );
}
