import { annualise } from '../../backtest/calibration-error';
import { fitProbabilityCurve } from '../../backtest/fit-probability-curve';
import type { Snapshot } from '../../backtest/snapshot';
import { assumedChurn, type ChurnCurve, estimateChurn } from '../../scoring/churn';
import type { ScoringModel } from '../../scoring/model';

/**
 * Score → probability of leaving within a year, fitted on the training part at its longest horizon as production fits it on past outcomes;
 * the model's prior where there are too few.
 */
export function fitChurnCurve(training: readonly Snapshot[], model: ScoringModel, horizon: number): ChurnCurve {
  const outcomes = training.flatMap(({ score, churned }) => {
    const label = churned[horizon] ?? null;
    return score === null || label === null ? [] : [{ score, churned: label }];
  });
  const curve = fitProbabilityCurve(outcomes);
  if (curve === null) return assumedChurn(model);
  return { curve: curve.map(([score, within]) => [score, annualise(within, horizon)]), basis: 'calibrated' };
}

/** The same snapshots with the probabilities that this curve gives them. */
export function withProbabilities(snapshots: readonly Snapshot[], curve: ChurnCurve): Snapshot[] {
  return snapshots.map((one) => ({ ...one, probability: estimateChurn(one.score, curve)?.probability ?? null }));
}
