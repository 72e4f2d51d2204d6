import type { BandRange } from '../../scoring/model';
import type { ScoredOutcome } from '../fit-probability-curve';

const MOST_RED_SHARE = 0.25;
const SAFE_FACTOR = 0.5;
const LEAST_YELLOW = 10; // points: a band that every small move crosses helps nobody

/**
 * Bands from own data (X30). Red ends where precision and recall of churn are best together (largest F1), but holds no more than a quarter of
 * all rows, or the base rate where that is higher; Green begins where those at or above it leave at most half as often as all, ten points on or later. Whole scores.
 */
export function proposeBands(outcomes: readonly ScoredOutcome[]): BandRange[] {
  const tallies = tally(outcomes);
  const red = findRedEnd(tallies, outcomes.length);
  const green = Math.min(99, Math.max(red + 1 + LEAST_YELLOW, findGreenStart(tallies) ?? 0));
  return [
    { band: 'red', from: 0, to: red },
    { band: 'yellow', from: red + 1, to: green - 1 },
    { band: 'green', from: green, to: 100 },
  ];
}

/** Per whole score, how many rows have it and how many of them left. */
type Tally = { rows: number; churned: number };

function tally(outcomes: readonly ScoredOutcome[]): Tally[] {
  const tallies = Array.from({ length: 101 }, (): Tally => ({ rows: 0, churned: 0 }));
  for (const { score, churned } of outcomes) {
    const own = tallies[Math.round(score)];
    if (own === undefined) continue;
    own.rows += 1;
    if (churned) own.churned += 1;
  }
  return tallies;
}

const add = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((sum, { rows, churned }) => ({ rows: sum.rows + rows, churned: sum.churned + churned }), {
    rows: 0,
    churned: 0,
  });

function findRedEnd(tallies: readonly Tally[], rows: number): number {
  const { churned } = add(tallies);
  const most = Math.max(MOST_RED_SHARE * rows, churned);
  let best = { end: 0, f1: 0 };
  for (let end = 0; end < 99 - LEAST_YELLOW; end += 1) {
    const flagged = add(tallies.slice(0, end + 1));
    if (flagged.rows > most) break;
    const f1 = flagged.rows + churned === 0 ? 0 : (2 * flagged.churned) / (flagged.rows + churned);
    if (f1 > best.f1) best = { end, f1 };
  }
  return best.end;
}

function findGreenStart(tallies: readonly Tally[]): number | null {
  const all = add(tallies);
  for (let start = 0; start <= 100; start += 1) {
    const above = add(tallies.slice(start));
    if (above.rows > 0 && above.churned / above.rows <= (SAFE_FACTOR * all.churned) / all.rows) return start;
  }
  return null;
}
