import { readCurve } from './curve';
import type { Measure } from './measure-signal';
import type { Ceiling, DimensionModel, SignalUse } from './model';

type SeenSignal = { signal: string; value: number; points: number; weight: number };

/** A dimension before the others are known: weights are the model's, and `held` says which ceiling took how much. */
export type DimensionReading = {
  dimension: string;
  weight: number;
  score: number | null;
  coverage: number;
  signals: SeenSignal[];
  held: { signal: string; value: number; by: number } | null;
};

/**
 * One dimension of the score.
 *   mean = Σ weight × points / Σ weight, over the signals that have data; score = min(mean, lowest ceiling)
 *   coverage = min(1, seen weight / (quorum × all weight)); of extra signals only what was seen is counted in
 * A signal that falls silent moves the score to what the rest says: within what it could have said itself, were its curve to run from 0 to 100.
 * @param measure - The account's signals at one `now`.
 * @param quorum - Share of the signal weight that counts as having seen the dimension whole, in (0, 1].
 * @returns Score in [0, 100]; null and coverage 0 when no signal had data, or the dimension weighs nothing. Never throws.
 */
export function readDimension(model: DimensionModel, measure: Measure, quorum: number): DimensionReading {
  const signals = readSignals(model.signals, measure);
  const seen = sumWeights(signals);
  const { name: dimension, weight: whole } = model;
  if (seen === 0 || whole === 0) return { dimension, weight: whole, score: null, coverage: 0, signals: [], held: null };
  let total = 0;
  for (const { points, weight } of signals) total += points * weight;
  const mean = total / seen;
  const lowest = findLowest(model.ceilings, measure);
  const held = lowest !== null && lowest.points < mean ? { ...lowest, by: mean - lowest.points } : null;
  const coverage = Math.min(1, seen / (quorum * sumWeights(listExpected(model.signals, signals))));
  return { dimension, weight: whole, score: mean - (held?.by ?? 0), coverage, signals, held };
}

function readSignals(uses: readonly SignalUse[], measure: Measure): SeenSignal[] {
  const seen: SeenSignal[] = [];
  for (const { definition, weight, curve } of uses) {
    const measured = measure(definition);
    if (measured.kind === 'no_data' || weight === 0) continue;
    seen.push({ signal: definition.name, value: measured.value, points: readCurve(curve, measured.value), weight });
  }
  return seen;
}

function findLowest(ceilings: readonly Ceiling[], measure: Measure) {
  let lowest: { signal: string; value: number; points: number } | null = null;
  for (const { definition, curve } of ceilings) {
    const measured = measure(definition);
    if (measured.kind === 'no_data') continue;
    const points = readCurve(curve, measured.value);
    if (lowest === null || points < lowest.points) lowest = { signal: definition.name, value: measured.value, points };
  }
  return lowest;
}

/** Nobody is expected to have what few connect. */
function listExpected(uses: readonly SignalUse[], seen: readonly SeenSignal[]): readonly SignalUse[] {
  if (!uses.some(({ definition }) => definition.isExtra)) return uses;
  return uses.filter(({ definition: { isExtra, name } }) => !isExtra || seen.some(({ signal }) => signal === name));
}

function sumWeights(parts: readonly { weight: number }[]): number {
  let sum = 0;
  for (const { weight } of parts) sum += weight;
  return sum;
}
