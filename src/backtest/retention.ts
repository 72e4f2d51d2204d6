import type { AccountWeights } from './rank-by-risk';
import type { RetentionDrop, RetentionRange } from './report';

/** R79's ranges of the whole score. */
export const SCORE_RANGES = [[0, 24], [25, 49], [50, 59], [60, 69], [70, 79], [80, 89], [90, 100]] as const; // prettier-ignore
const ENOUGH_ROWS = 30; // fewer say little of a rate, and make no drop

export type Kept = { account: number; score: number; churned: boolean };
/** Rows of one range, added up per account: a thousand resamples then ask of accounts and not of rows. */
type AccountTally = { account: number; all: number; stayed: number };
export type RetentionTally = { from: number; to: number; rows: readonly Kept[]; tallies: readonly AccountTally[] };

/** The rows of each range, by the score as it is shown: rounded to a whole number. */
export function splitByScore(rows: readonly Kept[]): RetentionTally[] {
  return SCORE_RANGES.map(([from, to]) => {
    const inRange = rows.filter(({ score }) => Math.round(score) >= from && Math.round(score) <= to);
    return { from, to, rows: inRange, tallies: tally(inRange) };
  });
}

function tally(rows: readonly Kept[]): AccountTally[] {
  const tallies = new Map<number, AccountTally>();
  for (const { account, churned } of rows) {
    const one = tallies.get(account) ?? { account, all: 0, stayed: 0 };
    one.all += 1;
    if (!churned) one.stayed += 1;
    tallies.set(account, one);
  }
  return [...tallies.values()];
}

/** Share that stayed, each account counted as often as it weighs; null when nothing is in the range. */
export function retainedRate(
  { tallies }: Pick<RetentionTally, 'tallies'>,
  weights: AccountWeights | null = null,
): number | null {
  let all = 0;
  let stayed = 0;
  for (const one of tallies) {
    const weight = weights === null ? 1 : (weights[one.account] ?? 0);
    all += weight * one.all;
    stayed += weight * one.stayed;
  }
  return all === 0 ? null : stayed / all;
}

/** The steepest fall of retention between neighbouring ranges with enough rows (30) each; null when it never falls. */
export function findRetentionDrop(ranges: readonly RetentionRange[]): RetentionDrop | null {
  const solid = ranges.filter(({ rows }) => rows >= ENOUGH_ROWS);
  let steepest: RetentionDrop | null = null;
  for (const [index, upper] of solid.entries()) {
    const lowerRate = solid[index - 1]?.retained_rate ?? null;
    if (lowerRate === null || upper.retained_rate === null) continue;
    const drop = { below: upper.from, upper_rate: upper.retained_rate, lower_rate: lowerRate };
    if (fallOf(drop) > (steepest === null ? 0 : fallOf(steepest))) steepest = drop;
  }
  return steepest;
}

const fallOf = ({ upper_rate, lower_rate }: RetentionDrop): number => upper_rate - lower_rate;
