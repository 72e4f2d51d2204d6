import { scoreSnapshot } from '../../backtest/fit/score-snapshot';
import { evaluate } from '../../backtest/evaluate';
import { migrate } from '../../backtest/migration';
import type { Snapshot } from '../../backtest/snapshot';
import type { ScoringModel } from '../../scoring/model';
import type { Comparison } from './backtest-result';
import { fitChurnCurve, withProbabilities } from './calibrate';

type Walked = { training: readonly Snapshot[]; measured: readonly Snapshot[] };
type Settings = { horizons: readonly number[]; resampling: Parameters<typeof evaluate>[2] };

/** How another model would have done on the same mornings. Its bands are those of the level: it has no past to have a trend in. */
export function compareModels(walked: Walked, other: ScoringModel, { horizons, resampling }: Settings): Comparison {
  const training = rescore(walked.training, other);
  const bare = rescore(walked.measured, other);
  const measured = withProbabilities(bare, fitChurnCurve(training, other, Math.max(...horizons)));
  const pairs = measured.map(({ band }, index) => ({ from: walked.measured[index]?.band ?? 'unknown', to: band }));
  return {
    model: other.name,
    version: other.version,
    horizons: evaluate(measured, horizons, resampling).horizons,
    migration: migrate(pairs),
  };
}

function rescore(snapshots: readonly Snapshot[], model: ScoringModel): Snapshot[] {
  return snapshots.map((snapshot) => {
    const { exactScore, band } = scoreSnapshot(snapshot, model);
    return { ...snapshot, score: exactScore, band };
  });
}
