import type { Curve } from '../scoring/curve';
import { fitLogistic, sigmoid } from './fit/fit-logistic';
import { isotonic } from './isotonic';

export type ScoredOutcome = { score: number; churned: boolean };

export const LEAST_OUTCOMES = 100; // fewer: the documented prior stays
const ENOUGH_FOR_ISOTONIC = 1000;
const KNOTS = 12;
const DIGITS = 4;

/**
 * Score → probability of leaving, from outcomes: from 1000 accounts on isotonic regression over twelve bins of equal count, below that Platt's logistic
 * curve, which has two numbers to learn and not twelve. Never rises with the score.
 * @param witnesses - How many accounts these are of: rows of one account are one witness. Default: every row is another's.
 * @returns At most 12 knots [score 0–100, probability 0–1]; null under 100 witnesses, or when all left or none did. Never throws.
 */
export function fitProbabilityCurve(
  outcomes: readonly ScoredOutcome[],
  witnesses: number = outcomes.length,
): Curve | null {
  const churned = outcomes.filter((one) => one.churned).length;
  if (witnesses < LEAST_OUTCOMES || churned === 0 || churned === outcomes.length) return null;
  return witnesses < ENOUGH_FOR_ISOTONIC ? fitPlatt(outcomes) : fitIsotonic(outcomes);
}

const PLATT_SCORES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;
const HARDLY_ANY_RIDGE = 1e-3; // keeps the slope finite where the score tells them apart without fault

/**
 * Platt (1999): P = 1 / (1 + e^−(a + b × risk)), risk = 1 − score / 100, b ≥ 0, on his smoothed targets (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2).
 * @returns Knots every ten points of score.
 */
export function fitPlatt(outcomes: readonly ScoredOutcome[]): Curve {
  const churned = outcomes.filter((one) => one.churned).length;
  const ifChurned = (churned + 1) / (churned + 2);
  const ifStayed = 1 / (outcomes.length - churned + 2);
  const { intercept, coefficients } = fitLogistic({
    columns: [Float64Array.from(outcomes, ({ score }) => 1 - score / 100)],
    target: outcomes.map((one) => (one.churned ? ifChurned : ifStayed)),
    weights: new Float64Array(outcomes.length).fill(1),
    ridge: HARDLY_ANY_RIDGE,
  });
  const slope = coefficients[0] ?? 0;
  return PLATT_SCORES.map((score) => [score, round(sigmoid(intercept + slope * (1 - score / 100)))] as const);
}

/** Bins of equal count, each at its mean score; pooled until the rate never rises with the score. */
export function fitIsotonic(outcomes: readonly ScoredOutcome[]): Curve {
  const overall = outcomes.filter((one) => one.churned).length / outcomes.length;
  const blocks = isotonic(binByScore(outcomes).map((bin) => ({ ...summarise(bin, overall), weight: bin.length })));
  const knots = blocks.flatMap(({ fromX, toX, y }) => (fromX === toX ? [[fromX, y]] : [[fromX, y], [toX, y]])); // prettier-ignore
  const rounded = knots.map(([score = 0, y = 0]) => [Math.round(score * 10) / 10, round(-y)] as const);
  return rounded.filter(([score], index) => index === 0 || score > (rounded[index - 1]?.[0] ?? 0));
}

/** Equal scores are never torn apart. */
function binByScore(outcomes: readonly ScoredOutcome[]): ScoredOutcome[][] {
  const sorted = outcomes.toSorted((a, b) => a.score - b.score);
  const bins: ScoredOutcome[][] = [];
  for (const [index, outcome] of sorted.entries()) {
    const isSame = sorted[index - 1]?.score === outcome.score;
    const isNext = Math.floor((index * KNOTS) / sorted.length) >= bins.length;
    if (bins.length === 0 || (isNext && !isSame)) bins.push([]);
    bins.at(-1)?.push(outcome);
  }
  return bins;
}

/** The rate drawn towards that of all by two imagined rows, so that no bin says "never" or "for sure". Negated: the fit is for rising curves. */
function summarise(bin: readonly ScoredOutcome[], overall: number): { x: number; y: number } {
  const churned = bin.filter((one) => one.churned).length;
  const x = bin.reduce((sum, { score }) => sum + score, 0) / bin.length;
  return { x, y: -(churned + 2 * overall) / (bin.length + 2) };
}

const round = (value: number): number => Number(value.toFixed(DIGITS));
