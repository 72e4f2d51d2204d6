import { eachTie, type AccountWeights, type Ranked } from './rank-by-risk';

/**
 * Average precision: Σ (recall_k − recall_k−1) × precision_k over the distinct risks from the riskiest down; a group of equal risks
 * is one step, so their order says nothing. Chance = the base rate.
 * @param weights - How often each account counts; null: once.
 * @returns 0–1; null without a positive. Never throws.
 */
export function prAuc(ranked: Ranked, weights: AccountWeights | null = null): number | null {
  let found = 0;
  let flagged = 0;
  let area = 0;
  eachTie(ranked, weights, (positives, negatives) => {
    found += positives;
    flagged += positives + negatives;
    if (positives > 0) area += (positives * found) / flagged;
  });
  return found === 0 ? null : area / found;
}
