import { median } from 'simple-statistics';
import type { HealthScore } from '../../domain/score';
import type { ScoringModel } from '../../scoring/model';
import { scoreMeasured } from '../../scoring/score-account';
import { known, noData } from '../../scoring/signal';
import { auc } from '../auc';
import type { ScoredOutcome } from '../fit-probability-curve';
import { rankByRisk } from '../rank-by-risk';
import type { Snapshot } from '../snapshot';

/** What another model would have said at the cut-off, by the real scoring on the values that were kept. */
export function scoreSnapshot({ values, segment }: Snapshot, model: ScoringModel): HealthScore {
  return scoreMeasured(
    ({ name }) => {
      const value = values[name] ?? null;
      return value === null ? noData('not_reported') : known(value);
    },
    segment,
    model,
  );
}

/** Score and fate of every snapshot whose outcome is known and that the model knows something of. */
export function listScored(
  snapshots: readonly Snapshot[],
  model: ScoringModel,
  horizonDays: number,
): (ScoredOutcome & { accountId: string })[] {
  return snapshots.flatMap((snapshot) => {
    const churned = snapshot.churned[horizonDays] ?? null;
    const score = churned === null ? null : scoreSnapshot(snapshot, model).exactScore;
    return churned === null || score === null ? [] : [{ accountId: snapshot.accountId, score, churned }];
  });
}

/**
 * How well the model ranks them: see `auc`. One that it knows nothing of stands in the middle, for a model that is silent on the hard ones would
 * else look better than one that tries.
 */
export function measureAuc(snapshots: readonly Snapshot[], model: ScoringModel, horizonDays: number): number | null {
  const rows = snapshots.flatMap((snapshot) => {
    const churned = snapshot.churned[horizonDays] ?? null;
    return churned === null ? [] : [{ churned, score: scoreSnapshot(snapshot, model).exactScore }];
  });
  const scores = rows.flatMap(({ score }) => score ?? []);
  const middle = scores.length === 0 ? 0 : median(scores);
  const outcomes = rows.map(({ score, churned }) => ({ account: 0, risk: -(score ?? middle), isPositive: churned }));
  return auc(rankByRisk(outcomes));
}
