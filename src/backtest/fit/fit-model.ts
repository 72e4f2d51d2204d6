import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import { annualise } from '../calibration-error';
import { fitProbabilityCurve } from '../fit-probability-curve';
import type { Snapshot } from '../snapshot';
import { listCandidates } from './list-candidates';
import { proposeBands } from './propose-bands';
import { listScored, measureAuc } from './score-snapshot';
import { splitForValidation } from './split-for-validation';
import { chooseTrial, fitTrial, listTrials, type Trial, type TrialResult } from './trials';
import { weightOf } from './to-dimensions';

export type FitInput = {
  snapshots: readonly Snapshot[]; // of the training half only
  signals: ReadonlyMap<string, SignalDefinition>;
  base: ScoringModel;
  horizonDays: number;
};

/** With the keys of the JSON document. */
export type FitReport = {
  horizon_days: number;
  rows: number;
  churned: number;
  validation: { by: 'time' | 'accounts'; rows: number; auc_before: number | null; trials: TrialResult[] };
  chosen: Trial;
  signals: { signal: string; dimension: string; weight: number; log_odds: number }[]; // weight: share of the whole, 0–1
  dropped: { signal: string; why: string }[];
};

/** Fewer accounts that churned than this, and a fit learns their names and not their ways. Our own choice. */
const LEAST_TO_LEARN_FROM = 30;

export type Fit = { kind: 'fitted'; model: ScoringModel; report: FitReport } | { kind: 'too_little'; why: string };

/**
 * A model of the same form from what became of the accounts: curves and weights by `fitCurves`, in the dimensions of the present model; how
 * strongly to hold back, and whether the ceilings and caps of the present model stay, by what ranks best on a validation part of the
 * training half; then once more on all of it. Bands and the churn prior follow from the scores the proposed model gives. Segments are scored alike.
 * @returns The proposal, never put to use by itself (R58, R82); `too_little` when under 30 accounts churned in the training half.
 */
export function fitModel(input: FitInput): Fit {
  const { base, horizonDays } = input;
  const known = input.snapshots.filter(({ churned }) => typeof churned[horizonDays] === 'boolean');
  const churned = known.filter((one) => one.churned[horizonDays] === true);
  const accounts = new Set(churned.map(({ accountId }) => accountId)).size;
  const { signals, dropped } = listCandidates(known, input.signals.values(), base);
  if (accounts < LEAST_TO_LEARN_FROM || signals.length === 0)
    return {
      kind: 'too_little',
      why: `${accounts} accounts churned; ${LEAST_TO_LEARN_FROM} are the least to learn from`,
    };
  const split = splitForValidation(known, horizonDays);
  const trials = listTrials({ ...split, signals, base, horizonDays });
  const chosen = chooseTrial(trials);
  const { model, kept, left } = fitTrial(known, { signals, base, horizonDays }, chosen);
  const total = weightOf(kept);
  return {
    kind: 'fitted',
    model: finish(model, known, horizonDays),
    report: {
      horizon_days: horizonDays,
      rows: known.length,
      churned: churned.length,
      validation: {
        by: split.by,
        rows: split.validation.length,
        auc_before: measureAuc(split.validation, base, horizonDays),
        trials,
      },
      chosen,
      signals: kept.map((one) => ({
        signal: one.definition.name,
        dimension: one.dimension,
        weight: weightOf([one]) / total,
        log_odds: weightOf([one]),
      })),
      dropped: [...dropped, ...left.map((signal) => ({ signal, why: 'adds too little to the others' }))],
    },
  };
}

/** Bands and churn prior of the scores that the proposed model gives its own training half. */
function finish(model: ScoringModel, known: readonly Snapshot[], horizonDays: number): ScoringModel {
  const outcomes = listScored(known, model, horizonDays);
  const curve = fitProbabilityCurve(outcomes);
  const churnPrior = curve?.map(([score, p]) => [score, Number(annualise(p, horizonDays).toFixed(4))] as const);
  return {
    ...model,
    churnPrior: churnPrior ?? model.churnPrior,
    base: { ...model.base, bands: proposeBands(outcomes) },
  };
}
