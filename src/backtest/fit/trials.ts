import type { DimensionModel, ModelVariant, ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import type { Snapshot } from '../snapshot';
import { chooseCaps, type CapEvidence } from './choose-caps';
import { fitCurves, type FittedSignal, type Missing } from './fit-curves';
import type { FitSignal } from './ramps';
import { drawSample } from './sample';
import { measureAuc } from './score-snapshot';
import { toDimensions, weightOf } from './to-dimensions';

/** One way to fit: how strongly coefficients are held back, how missing data are seen, and whether ceilings and caps of the present model stay. */
export type Trial = { ridge: number; missing: Missing; rules: 'kept' | 'left out' };
/** What it came to: AUC on the validation part, by the real scoring. */
export type TrialResult = Trial & { auc: number | null; signals: number };

export type FitContext = { signals: readonly FitSignal[]; base: ScoringModel; horizonDays: number };

const RIDGES = [16, 4, 1] as const; // a stretch of a curve is worth about ±0.25, ±0.5 or ±1 log-odds
const LEAST_WEIGHT = 0.015; // of the whole: a signal that says less only makes the model longer
const LEAST_RANGE = 0.1; // of a signal's own points
const EQUAL_AUC = 0.002; // a difference this small is no reason to trust the data more

/** Every ridge; of the best of them, missing data taken apart; of the best so far, the rules kept. */
export function listTrials(
  context: FitContext & { fit: readonly Snapshot[]; validation: readonly Snapshot[] },
): TrialResult[] {
  const run = (trial: Trial): TrialResult => {
    const { model, kept } = fitTrial(context.fit, context, trial);
    return { ...trial, auc: measureAuc(context.validation, model, context.horizonDays), signals: kept.length };
  };
  const results = RIDGES.map((ridge) => run({ ridge, missing: 'as scored', rules: 'left out' }));
  results.push(run({ ...chooseTrial(results), missing: 'apart' }));
  return [...results, run({ ...chooseTrial(results), rules: 'kept' })];
}

/** The best AUC; but rules stay, and missing data are taken as the scoring takes them, where that is within 0.002 of it. */
export function chooseTrial(trials: readonly TrialResult[]): Trial {
  const best = Math.max(...trials.map(({ auc }) => auc ?? 0));
  const asGood = trials.filter(({ auc }) => (auc ?? 0) >= best - EQUAL_AUC);
  const plainness = ({ missing, rules }: Trial) => 2 * Number(rules === 'kept') + Number(missing === 'as scored');
  const [chosen] = asGood.toSorted((a, b) => plainness(b) - plainness(a) || (b.auc ?? 0) - (a.auc ?? 0));
  if (chosen === undefined) throw new RangeError('no trial to choose from');
  const { ridge, missing, rules } = chosen;
  return { ridge, missing, rules };
}

/** Fit, drop what weighs too little, fit the rest again. `left` names what was dropped. */
export function fitTrial(
  snapshots: readonly Snapshot[],
  { signals, base, horizonDays }: FitContext,
  { ridge, missing, rules }: Trial,
): { model: ScoringModel; kept: FittedSignal[]; left: string[] } {
  const sample = drawSample(snapshots, horizonDays);
  const all = fitCurves(sample, signals, { ridge, missing });
  const worth = keepWorthy(all);
  const kept = keepWorthy(worth.length === all.length ? all : fitCurves(sample, worth, { ridge, missing }));
  const names = new Set(kept.map(({ definition }) => definition.name));
  const left = signals.map(({ definition }) => definition.name).filter((name) => !names.has(name));
  return { model: toModel(kept, base, rules, { snapshots, horizonDays }), kept, left };
}

/** What lies between the worst and the best value, in log-odds. */
const rangeOf = (signal: FittedSignal): number => weightOf([{ ...signal, floor: 0 }]);

/** Those between whose worst and best value lies something: a floor alone would be points for having data. */
function keepWorthy(signals: readonly FittedSignal[]): FittedSignal[] {
  const total = signals.reduce((sum, signal) => sum + rangeOf(signal), 0);
  return signals.filter((signal) => {
    const range = rangeOf(signal);
    return range > 0 && range >= LEAST_WEIGHT * total && range >= LEAST_RANGE * weightOf([signal]);
  });
}

function toModel(
  kept: readonly FittedSignal[],
  base: ScoringModel,
  rules: Trial['rules'],
  evidence: CapEvidence,
): ScoringModel {
  const dimensions = toDimensions(kept);
  const withRules = {
    dimensions: dimensions.map((one) => addCeilings(one, base.base)),
    caps: chooseCaps(base.base.caps, dimensions, evidence),
  };
  const variant = rules === 'kept' ? withRules : { dimensions, caps: [] };
  return {
    ...base,
    name: `${base.name}-fitted`,
    version: 'proposed',
    segments: {},
    base: { ...base.base, ...variant },
  };
}

function addCeilings(dimension: DimensionModel, { dimensions }: ModelVariant): DimensionModel {
  const ceilings = dimensions.find(({ name }) => name === dimension.name)?.ceilings ?? [];
  const isKept = (definition: SignalDefinition) => dimension.signals.some((use) => use.definition === definition);
  return { ...dimension, ceilings: ceilings.filter(({ definition }) => isKept(definition)) }; // a model file may have no others
}
