import { eachTie, type AccountWeights, type Ranked } from './rank-by-risk';

/**
 * Area under the ROC curve: how often a random positive is ranked riskier than a random negative, ties half (Mann–Whitney U / pairs).
 * @param weights - How often each account counts; null: once.
 * @returns 0–1, 0.5 = chance; null without a positive or without a negative. Never throws.
 */
export function auc(ranked: Ranked, weights: AccountWeights | null = null): number | null {
  let wins = 0; // pairs so far of a negative with a riskier positive
  let positivesSeen = 0;
  let negativesSeen = 0;
  eachTie(ranked, weights, (positives, negatives) => {
    wins += negatives * (positivesSeen + positives / 2);
    positivesSeen += positives;
    negativesSeen += negatives;
  });
  const pairs = positivesSeen * negativesSeen;
  return pairs === 0 ? null : wins / pairs;
}
