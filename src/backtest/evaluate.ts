import type { Resampling } from './bootstrap';
import { evaluateHorizon } from './evaluate-horizon';
import type { BacktestReport } from './report';
import type { Snapshot } from './snapshot';

/**
 * How right the scores were: for each horizon the figures of `HorizonReport`. The report is plain JSON; the same snapshots and seed give the same.
 * @param horizons - Days, as the snapshots' `churned` and `expanded` have them.
 * @param resampling - `seed` and how many `resamples`.
 */
export function evaluate(
  snapshots: readonly Snapshot[],
  horizons: readonly number[],
  { seed, resamples }: Resampling,
): BacktestReport {
  return {
    cut_offs: [...new Set(snapshots.map(({ cutOff }) => cutOff))].toSorted(),
    snapshots: snapshots.length,
    accounts: new Set(snapshots.map(({ accountId }) => accountId)).size,
    seed,
    resamples,
    horizons: Object.fromEntries(
      horizons.map((days) => [String(days), evaluateHorizon(snapshots, days, { seed, resamples })]),
    ),
  };
}
