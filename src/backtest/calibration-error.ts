import type { CalibrationBin } from './report';

const DAYS_PER_YEAR = 365;
const BINS = 10;

/**
 * Probability of leaving within `horizonDays` from that of leaving within a year, at a constant hazard:
 *   p_h = 1 − (1 − p_year)^(h / 365)
 * @param perYear - 0–1. @returns 0–1. Never throws.
 */
export function scaleProbability(perYear: number, horizonDays: number): number {
  return 1 - (1 - perYear) ** (horizonDays / DAYS_PER_YEAR);
}

/** The inverse: what a rate seen within `horizonDays` means per year, likewise at a constant hazard. */
export function annualise(probability: number, horizonDays: number): number {
  return 1 - (1 - probability) ** (DAYS_PER_YEAR / horizonDays);
}

export type Prediction = { probability: number; happened: boolean };

/**
 * Up to ten bins of equal count by rising probability; equal probabilities are never torn apart, so a bin may hold more than its tenth.
 * @returns Bins in rising probability; empty without predictions.
 */
export function binPredictions(predictions: readonly Prediction[], bins = BINS): CalibrationBin[] {
  const sorted = predictions.toSorted((a, b) => a.probability - b.probability);
  const found: CalibrationBin[] = [];
  let start = 0;
  for (const [index, { probability }] of sorted.entries()) {
    if (sorted[index + 1]?.probability === probability) continue;
    const nextEdge = (Math.floor((start * bins) / sorted.length) + 1) * (sorted.length / bins);
    if (index + 1 < nextEdge && index + 1 < sorted.length) continue;
    found.push(toBin(sorted.slice(start, index + 1)));
    start = index + 1;
  }
  return found;
}

/**
 * Expected calibration error (Naeini et al. 2015) over bins of equal count: Σ rows × |predicted − observed| / Σ rows.
 * @returns 0–1, the mean distance between what was said and what came; null without bins. Never throws.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number | null {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  if (rows === 0) return null;
  return bins.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.predicted - bin.observed), 0) / rows;
}

function toBin(part: readonly Prediction[]): CalibrationBin {
  const sum = part.reduce((total, { probability }) => total + probability, 0);
  const happened = part.filter((one) => one.happened).length;
  return { rows: part.length, predicted: sum / part.length, observed: happened / part.length };
}
