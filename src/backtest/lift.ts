import { eachTie, type AccountWeights, type Ranked } from './rank-by-risk';

/**
 * Lift of the riskiest share: its rate of positives over that of all. A group of equal risks that straddles the edge counts in proportion.
 * @param share - Of the rows, in (0, 1]; 0.1 = the top decile.
 * @returns 1 = no better than chance; null without a positive. Never throws.
 */
export function lift(ranked: Ranked, share: number, weights: AccountWeights | null = null): number | null {
  const groups: [positives: number, size: number][] = [];
  let positivesTotal = 0;
  let total = 0;
  eachTie(ranked, weights, (positives, negatives) => {
    groups.push([positives, positives + negatives]);
    positivesTotal += positives;
    total += positives + negatives;
  });
  if (positivesTotal === 0) return null;
  let room = share * total;
  let found = 0;
  for (const [positives, size] of groups) {
    if (room <= 0) break;
    found += size === 0 ? 0 : positives * Math.min(1, room / size);
    room -= size;
  }
  return found / (share * total) / (positivesTotal / total);
}
