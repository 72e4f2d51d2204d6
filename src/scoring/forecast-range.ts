import { median } from 'simple-statistics';

/** Meant to hold 80%; a range fitted to the past misses a little more of the future. How many it held: docs/scoring.md. */
const AIM_SHARE = 0.82;
const TAIL_AT_MOST = 0.2;
const BALANCE_WEIGHT = 0.25;

/**
 * Median of the futures, and the range that holds nearest to 82% of them with tails as equal as may be. Scores pile up at single values
 * (100, 0): quantiles would then hold far more than they say, so the range is chosen among the values that came.
 *   penalty of a range = |share inside − 0.82| + ¼ |share below − share above|
 * @param futures - At least one. @returns low ≤ middle ≤ high, each in the unit given; Throws for none.
 */
export function chooseRange(futures: readonly number[]): { low: number; middle: number; high: number } {
  const sorted = futures.toSorted((a, b) => a - b);
  const middle = median(sorted);
  const steps = toSteps(sorted);
  let best = { low: middle, high: middle, penalty: Infinity };
  for (const from of steps) {
    if (from.below > TAIL_AT_MOST) break;
    for (const to of steps) {
      if (to.value < from.value || 1 - to.upTo > TAIL_AT_MOST) continue;
      const unbalance = Math.abs(from.below - (1 - to.upTo));
      const penalty = Math.abs(to.upTo - from.below - AIM_SHARE) + BALANCE_WEIGHT * unbalance;
      if (penalty < best.penalty) best = { low: from.value, high: to.value, penalty };
    }
  }
  return { low: Math.min(best.low, middle), middle, high: Math.max(best.high, middle) };
}

/** Each value that came once, with the share of the futures below it and up to it. */
function toSteps(sorted: readonly number[]): { value: number; below: number; upTo: number }[] {
  const steps: { value: number; below: number; upTo: number }[] = [];
  sorted.forEach((value, index) => {
    const last = steps.at(-1);
    const upTo = (index + 1) / sorted.length;
    if (last?.value === value) last.upTo = upTo;
    else steps.push({ value, below: index / sorted.length, upTo });
  });
  return steps;
}
