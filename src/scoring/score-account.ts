import type { Segment } from '../domain/account';
import type { AccountFeatures } from '../domain/features';
import type { DimensionScore, HealthScore } from '../domain/score';
import { toBand } from './band';
import { readDimension, type DimensionReading } from './dimension';
import { createMeasure, type Measure } from './measure-signal';
import { findVariant, type CapRule, type ModelVariant, type ScoringModel } from './model';

/**
 * Health score of one account.
 *   uncapped = Σ weight × dimension score / Σ weight, over the dimensions that have data
 *   score = uncapped × lowest scoreAtMost of the caps that apply / 100: never over it, and the worse of two held accounts stays the lower
 *   rounded to hundredths as it is explained, then to a whole number, halves up: who recomputes it from what is shown gets the same
 *   coverage = Σ weight × dimension coverage / Σ weight, over all dimensions
 * Missing data is never zero: its weight goes to the rest, and so does what a newcomer had no time to show.
 * Under the coverage floor the band is `unknown`. The band is that of the level: `directBand` lets the trend speak.
 * @param now - Evaluation instant, the one the features were read for.
 * @returns Score in [0, 100], null when nothing at all was known. Never throws.
 */
export function scoreAccount(features: AccountFeatures, model: ScoringModel, now: Date): HealthScore {
  return scoreMeasured(createMeasure(features, model.newcomerDays, now), features.segment, model);
}

/** The same from what the signals said, however that was come by: the backtest asks other models about values it has kept. */
export function scoreMeasured(measure: Measure, segment: Segment | null, model: ScoringModel): HealthScore {
  const variant = findVariant(model, segment);
  const readings = variant.dimensions.map((dimension) => readDimension(dimension, measure, model.quorum));
  const level = readLevel(readings, measure, variant, model);
  return {
    ...level,
    isCritical: level.band === 'red' && isBelow(level.score, variant.criticalBelow),
    direction: null,
    dimensions: shareOut(readings),
    modelVersion: model.version,
  };
}

/** What the whole comes to: all of a health score but what stands behind it. */
export type Level = Pick<HealthScore, 'score' | 'exactScore' | 'band' | 'coverage' | 'cap'>;

/** The whole of dimensions already read, with the caps and the band: cheap enough to be asked again and again for a changed one. */
export function readLevel(
  readings: readonly DimensionReading[],
  measure: Measure,
  variant: ModelVariant,
  { coverageFloor }: Pick<ScoringModel, 'coverageFloor'>,
): Level {
  const coverage = weigh(readings, (reading) => reading.coverage);
  const seen = readings.filter(({ score }) => score !== null);
  const uncapped = seen.length === 0 ? null : clampScore(weigh(seen, ({ score }) => score ?? 0));
  const cap = uncapped === null ? null : findCap(variant.caps, measure);
  const exactScore = uncapped === null ? null : (uncapped * (cap?.scoreAtMost ?? 100)) / 100;
  const score = exactScore === null ? null : Math.round(Math.round(exactScore * 100) / 100);
  return {
    score,
    exactScore,
    band: toBand(score, coverage, coverageFloor, variant.bands),
    coverage,
    cap: cap === null ? null : { rule: cap.rule, signal: cap.definition.name, scoreAtMost: cap.scoreAtMost },
  };
}

const isBelow = (score: number | null, edge: number | null): boolean => score !== null && edge !== null && score < edge;

function weigh(readings: readonly DimensionReading[], value: (reading: DimensionReading) => number): number {
  const total = readings.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  return readings.reduce((sum, reading) => sum + reading.weight * value(reading), 0) / total;
}

/** Sums of fractions may overshoot the ends by a rounding error. */
const clampScore = (score: number): number => Math.min(100, Math.max(0, score));

/** The strictest of the caps that apply; of two as strict the model's first. */
function findCap(caps: readonly CapRule[], measure: Measure): CapRule | null {
  const biting = caps.filter((cap) => cap.scoreAtMost < 100 && applies(cap, measure));
  return biting.reduce<CapRule | null>((low, cap) => (low && low.scoreAtMost <= cap.scoreAtMost ? low : cap), null);
}

/** At or beyond the threshold, on the bad side of it. */
function applies({ definition, threshold }: CapRule, measure: Measure): boolean {
  const measured = measure(definition);
  if (measured.kind === 'no_data') return false;
  return definition.goodDirection === 'down' ? measured.value >= threshold : measured.value <= threshold;
}

/** Turn the model's weights into shares of the whole, and say what each signal kept back. */
function shareOut(readings: readonly DimensionReading[]): DimensionScore[] {
  const total = readings.reduce((sum, { weight, score }) => sum + (score === null ? 0 : weight), 0);
  return readings.map((reading) => {
    const weight = reading.score === null ? 0 : reading.weight / total;
    const { dimension, score, coverage } = reading;
    return { dimension, weight, score, coverage, signals: shareSignals(reading, weight) };
  });
}

function shareSignals({ signals, held }: DimensionReading, share: number): DimensionScore['signals'] {
  const seen = signals.reduce((sum, { weight }) => sum + weight, 0);
  const parts = signals.map(({ signal, value, points, weight }) => {
    const own = (share * weight) / seen;
    const extra = held?.signal === signal ? held.by * share : 0;
    return { signal, value, points, weight: own, lost: own * (100 - points) + extra };
  });
  if (held === null || parts.some(({ signal }) => signal === held.signal)) return parts;
  // a ceiling by a signal that carries no weight of its own here
  return [...parts, { signal: held.signal, value: held.value, points: 0, weight: 0, lost: held.by * share }];
}
