import type { DimensionModel, ModelVariant, ScoringModel } from '../../scoring/model';
import type { Snapshot } from '../snapshot';
import { fitCurves, type FittedSignal } from './fit-curves';
import type { FitSignal } from './ramps';
import { drawSample } from './sample';
import { measureAuc } from './score-snapshot';
import { toDimensions, weightOf } from './to-dimensions';

/** One way to fit: how strongly coefficients are held back, and whether ceilings and caps of the present model stay. */
export type Trial = { ridge: number; rules: 'kept' | 'left out' };
/** What it came to: AUC on the validation part, by the real scoring. */
export type TrialResult = Trial & { auc: number | null; signals: number };

export type FitContext = { signals: readonly FitSignal[]; base: ScoringModel; horizonDays: number };

const RIDGES = [16, 4, 1] as const; // a stretch of a curve is worth about ±0.25, ±0.5 or ±1 log-odds
const LEAST_WEIGHT = 0.015; // of the whole: a signal that says less only makes the model longer
const EQUAL_AUC = 0.002; // a difference this small is no reason to trust the data more

/** Every ridge without rules, and the best of them with the rules kept. */
export function listTrials(
  context: FitContext & { fit: readonly Snapshot[]; validation: readonly Snapshot[] },
): TrialResult[] {
  const run = (trial: Trial): TrialResult => {
    const { model, kept } = fitTrial(context.fit, context, trial);
    return { ...trial, auc: measureAuc(context.validation, model, context.horizonDays), signals: kept.length };
  };
  const plain = RIDGES.map((ridge) => run({ ridge, rules: 'left out' }));
  return [...plain, run({ ridge: chooseTrial(plain).ridge, rules: 'kept' })];
}

/** The best AUC, or within 0.002 of it the one with rules kept, then the strongest ridge. */
export function chooseTrial(trials: readonly TrialResult[]): Trial {
  const best = Math.max(...trials.map(({ auc }) => auc ?? 0));
  const [chosen] = trials
    .filter(({ auc }) => (auc ?? 0) >= best - EQUAL_AUC)
    .toSorted((a, b) => Number(b.rules === 'kept') - Number(a.rules === 'kept') || b.ridge - a.ridge);
  return { ridge: chosen?.ridge ?? RIDGES[0], rules: chosen?.rules ?? 'left out' };
}

/** Fit, drop what weighs too little, fit the rest again. `left` names what was dropped. */
export function fitTrial(
  snapshots: readonly Snapshot[],
  { signals, base, horizonDays }: FitContext,
  { ridge, rules }: Trial,
): { model: ScoringModel; kept: FittedSignal[]; left: string[] } {
  const sample = drawSample(snapshots, horizonDays);
  const all = fitCurves(sample, signals, ridge);
  const worth = keepWorthy(all);
  const kept = keepWorthy(worth.length === all.length ? all : fitCurves(sample, worth, ridge));
  const names = new Set(kept.map(({ definition }) => definition.name));
  const left = signals.map(({ definition }) => definition.name).filter((name) => !names.has(name));
  return { model: toModel(kept, base, rules), kept, left };
}

function keepWorthy(signals: readonly FittedSignal[]): FittedSignal[] {
  const total = weightOf(signals);
  return signals.filter((signal) => weightOf([signal]) >= LEAST_WEIGHT * total && weightOf([signal]) > 0);
}

function toModel(kept: readonly FittedSignal[], base: ScoringModel, rules: Trial['rules']): ScoringModel {
  const dimensions = toDimensions(kept);
  const withRules = { dimensions: dimensions.map((one) => addCeilings(one, base.base)), caps: base.base.caps };
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
  return { ...dimension, ceilings: dimensions.find(({ name }) => name === dimension.name)?.ceilings ?? [] };
}
