import type { ComputedDimension, ComputedScore, ComputedSignal } from '../domain/computed-score';
import type { DimensionScore, HealthScore, SignalScore } from '../domain/score';
import { apportion } from './apportion';
import type { DimensionModel, ModelVariant } from './model';
import type { SignalDefinition } from './signal';

/** As the last run stored it: rounded, without the exact score. `scoreAtMost` is missing from rows of long ago. */
export type StoredScore = Pick<HealthScore, 'score' | 'band' | 'dimensions'> & {
  cap: { rule: string; signal: string; scoreAtMost?: number | null } | null;
};

const HELD_AT_LEAST = 0.5; // points of the dimension: less is what storing has rounded

/**
 * How a stored score was computed, in whole numbers that add up (X6).
 *   uncapped = Σ weight × dimension score, over the dimensions with data      score = uncapped × cap.scoreAtMost / 100
 *   dimension score = Σ weight × points of its signals − what a ceiling took
 * Every sum is rounded once and its parts share it by the largest remainder, so that a part is off by less than one.
 * @param variant - The model that made the score; null when that one is no longer in force: units, R74's labels and what is missing stay unknown.
 * @returns Null when nothing was known. Never throws.
 */
export function computeScore(health: StoredScore, variant: ModelVariant | null): ComputedScore | null {
  const { score, band, cap } = health;
  if (score === null) return null;
  const seen = health.dimensions.filter((one) => one.score !== null);
  const amounts = seen.map((one) => one.weight * (one.score ?? 0));
  const uncapped = cap === null ? score : Math.max(score, Math.round(sum(amounts)));
  const shares = new Map(apportion(amounts, uncapped).map((share, index) => [seen[index], share]));
  const models = new Map(variant?.dimensions.map((one) => [one.name, one]));
  const dimensions = health.dimensions.map((one) =>
    toDimension(one, shares.get(one) ?? 0, models.get(one.dimension) ?? null),
  );
  const { rule, signal, scoreAtMost = null } = cap ?? {};
  return {
    score,
    band,
    uncapped,
    cap: rule === undefined || signal === undefined ? null : { rule, signal, scoreAtMost, taken: uncapped - score },
    dimensions,
    leadingRate: variant === null ? null : measureLeading(dimensions),
  };
}

function toDimension(stored: DimensionScore, contribution: number, model: DimensionModel | null): ComputedDimension {
  const { dimension, weight, score: exact } = stored;
  const signals = stored.signals.filter((one) => one.weight > 0);
  const whole = sum(signals.map((one) => one.weight));
  const amounts = signals.map((one) => (one.weight * one.points) / whole);
  const score = exact === null ? null : Math.round(exact);
  const holder = score === null ? null : findHolder(stored);
  const mean = score === null ? 0 : holder === null ? score : Math.max(score, Math.round(sum(amounts)));
  const definitions = new Map(model === null ? [] : listDefinitions(model).map((one) => [one.name, one]));
  const shares = apportion(amounts, mean);
  return {
    dimension,
    weight,
    score,
    contribution,
    signals: signals.map((one, index) => ({
      ...toSignal(one, definitions.get(one.signal) ?? null),
      weight: one.weight / whole,
      contribution: shares[index] ?? 0,
    })),
    held: holder === null || mean === score ? null : { signal: holder, taken: mean - (score ?? 0) },
    missing: model === null ? null : listMissing(model, stored),
  };
}

const toSignal = ({ signal, value, points, weight }: SignalScore, definition: SignalDefinition | null) => ({
  signal,
  value,
  unit: definition?.unit ?? null,
  indicates: definition?.indicates ?? null,
  points: Math.round(points),
  weight,
});

/** The signal whose ceiling held the dimension down: the one that lost more than its own points. */
function findHolder({ signals, weight }: DimensionScore): string | null {
  if (weight === 0) return null;
  const extra = signals.map((one) => ({
    signal: one.signal,
    by: (one.lost - one.weight * (100 - one.points)) / weight,
  }));
  const most = extra.toSorted((a, b) => b.by - a.by)[0];
  return most === undefined || most.by < HELD_AT_LEAST ? null : most.signal;
}

const listDefinitions = ({ signals, ceilings }: DimensionModel) =>
  [...signals, ...ceilings].map(({ definition }) => definition);

function listMissing({ signals }: DimensionModel, stored: DimensionScore): string[] {
  const seen = new Set(stored.signals.map(({ signal }) => signal));
  return signals.filter(({ definition, weight }) => weight > 0 && !seen.has(definition.name)).map((one) => one.definition.name); // prettier-ignore
}

/** R74: of all weight that was seen, the share that rests on what comes before the trouble. */
function measureLeading(dimensions: readonly ComputedDimension[]): number | null {
  const parts = dimensions.flatMap(({ weight, signals }) =>
    signals.map((one) => ({ ...one, weight: one.weight * weight })),
  );
  const whole = sum(parts.map(({ weight }) => weight));
  return whole === 0 ? null : sum(parts.filter(isLeading).map(({ weight }) => weight)) / whole;
}

const isLeading = ({ indicates }: Pick<ComputedSignal, 'indicates'>): boolean => indicates === 'leading';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
