import type { HealthScore, SignalScore } from '../domain/score';
import { apportion } from './apportion';

/**
 * How a score was computed, for someone with a pocket calculator. Contributions are points of the whole score to the hundredth:
 *   signal = weight × points − held        dimension = Σ its signals        uncapped = Σ dimensions
 *   exact = uncapped − cap.taken           score = exact, halves up
 */
export type ScoreBreakdown = {
  dimensions: DimensionBreakdown[];
  uncapped: number;
  cap: { rule: string; signal: string; scoreAtMost: number; taken: number } | null;
  exact: number;
  score: number; // whole, as shown everywhere
};

/** `weight` 0–1, its share of the whole score; `score` 0–100, null: nothing of it was seen. */
export type DimensionBreakdown = {
  dimension: string;
  weight: number;
  score: number | null;
  contribution: number;
  signals: SignalBreakdown[];
};

/** `held`: what the signal's ceiling took from its dimension. */
export type SignalBreakdown = Omit<SignalScore, 'lost'> & { held: number; contribution: number };

const HUNDREDTHS = 100;

/**
 * Value → points → weight → contribution of every signal that was seen (X6, "how was this computed"). What is shown adds up exactly: a
 * contribution is off by less than a hundredth, and the hundredths that rounding leaves over go where most was cut.
 * @returns Null when nothing was known: there is no score to explain. Never throws.
 */
export function explainScore(
  health: Pick<HealthScore, 'score' | 'exactScore' | 'dimensions' | 'cap'>,
): ScoreBreakdown | null {
  const { score, exactScore, dimensions, cap } = health;
  if (score === null || exactScore === null) return null;
  const signals = dimensions.flatMap((dimension) => dimension.signals);
  const exact = Math.round(HUNDREDTHS * exactScore);
  const reached = Math.max(0, Math.round(HUNDREDTHS * (100 - signals.reduce((sum, { lost }) => sum + lost, 0))));
  const uncapped = cap === null ? exact : reached; // the same but for the last bit of a sum, which may tip a half
  const amounts = signals.map(({ weight, lost }) => HUNDREDTHS * (100 * weight - lost));
  const shares = new Map(apportion(amounts, uncapped).map((share, index) => [signals[index], share]));
  return {
    dimensions: dimensions.map(({ dimension, weight, score: own, signals: seen }) => ({
      dimension,
      weight,
      score: own,
      contribution: seen.reduce((sum, signal) => sum + (shares.get(signal) ?? 0), 0) / HUNDREDTHS,
      signals: seen.map((signal) => explainSignal(signal, (shares.get(signal) ?? 0) / HUNDREDTHS)),
    })),
    uncapped: uncapped / HUNDREDTHS,
    cap: cap === null ? null : { ...cap, taken: (uncapped - exact) / HUNDREDTHS },
    exact: exact / HUNDREDTHS,
    score,
  };
}

function explainSignal({ lost, ...signal }: SignalScore, contribution: number): SignalBreakdown {
  const held = lost - signal.weight * (100 - signal.points);
  return { ...signal, contribution, held: Math.max(0, Math.round(HUNDREDTHS * held)) / HUNDREDTHS };
}
