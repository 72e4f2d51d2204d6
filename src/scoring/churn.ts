import type { ChurnBasis } from '../domain/insight';
import { readCurve, type Curve } from './curve';
import type { ScoringModel } from './model';

/** Score → probability of leaving within a year, 0–1, and whether it was measured on this company's own outcomes or is the model's prior. */
export type ChurnCurve = { curve: Curve; basis: ChurnBasis };
export type ChurnEstimate = { probability: number; basis: ChurnBasis };

/** What is assumed until there are outcomes enough to fit: the retention table of R79, as the model has it. */
export const assumedChurn = ({ churnPrior }: ScoringModel): ChurnCurve => ({ curve: churnPrior, basis: 'assumption' });

/**
 * Probability that the account leaves within a year, with what it rests on.
 * @returns Null without a score. Never throws.
 */
export function estimateChurn(exactScore: number | null, { curve, basis }: ChurnCurve): ChurnEstimate | null {
  return exactScore === null ? null : { probability: readCurve(curve, exactScore), basis };
}
