/** What is ranked: how risky the model thought it, what became of it, and the index of its account (resampling draws accounts, not rows). */
export type Outcome = { account: number; risk: number; isPositive: boolean };

/** Outcomes sorted once, riskiest first, so that every statistic over any weighting of the accounts is one pass. */
export type Ranked = {
  account: Int32Array; // per row: index of its account
  positive: Uint8Array; // per row: 1 = it happened
  tieEnds: Int32Array; // where each group of equal risks ends, exclusive
};

/** Sort by falling risk. O(n log n); equal risks share one group, so their order says nothing. */
export function rankByRisk(outcomes: readonly Outcome[]): Ranked {
  const sorted = outcomes.toSorted((a, b) => b.risk - a.risk);
  const tieEnds: number[] = [];
  for (const [index, { risk }] of sorted.entries()) {
    if (sorted[index + 1]?.risk !== risk) tieEnds.push(index + 1);
  }
  return {
    account: Int32Array.from(sorted, ({ account }) => account),
    positive: Uint8Array.from(sorted, ({ isPositive }) => (isPositive ? 1 : 0)),
    tieEnds: Int32Array.from(tieEnds),
  };
}

/** How often each account counts, by its index; 1 each where nothing is resampled. */
export type AccountWeights = ArrayLike<number>;

/** Visit the groups of equal risk, riskiest first, with how many positives and negatives each holds. */
export function eachTie(
  ranked: Ranked,
  weights: AccountWeights | null,
  visit: (positives: number, negatives: number) => void,
): void {
  const { account, positive, tieEnds } = ranked;
  let row = 0;
  for (const end of tieEnds) {
    let positives = 0;
    let all = 0;
    for (; row < end; row += 1) {
      const weight = weights === null ? 1 : (weights[account[row] ?? 0] ?? 0);
      all += weight;
      if (positive[row] === 1) positives += weight;
    }
    visit(positives, all - positives);
  }
}
