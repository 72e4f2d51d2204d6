import { createHash } from 'node:crypto';
import { SPOT_CHECK_GROUNDS, type SpotCheckGround } from '../domain/judgement';

/** What is known of an account that may be drawn. Null: not known. */
export type SpotCheckCandidate = {
  accountId: string;
  bandChangedDays: number | null; // since its band last changed
  pointsToEdge: number | null; // from its score to the nearest score of another band
  isJudged: boolean; // a person's judgement stands beside the score
  worth: number | null; // its ARR in one currency
  untouchedDays: number | null; // since anybody had to do with it
  wasDrawnLast: boolean; // the month before
};

/** `key`: the month and whose draw it is: the same draw gives the same accounts. */
export type SpotCheckDraw = { key: string; count: number };
export type DrawnSpotCheck = { accountId: string; ground: SpotCheckGround };

const RECENT_DAYS = 30;
const NEAR_POINTS = 2; // as far from an edge as R27 calls beside it
const HIGH_SHARE = 0.1; // the largest tenth
const UNTOUCHED_DAYS = 60; // R150
/** How many lots an account has for each ground, beside the one that everyone has. */
const LOTS: Record<SpotCheckGround, number> = {
  band_changed: 4,
  judged: 4,
  near_edge: 3,
  high_arr: 2,
  untouched: 2,
  chance: 0,
};

/**
 * The scores a person is asked to look at (R85): a lot in which what matters has more tickets, and everything has one.
 *   weight = 1 + Σ of: band changed within 30 days 4, a person's judgement 4, within 2 points of an edge 3, the largest tenth by ARR 2,
 *   untouched for 60 days or more 2; what is not known adds nothing.
 * Drawn without putting back, by the order of −ln(u) / weight with u in (0, 1] from a hash of key and account, so that nothing but key and
 * candidates decides. Nobody's account is drawn two months running while there are others.
 * @returns At most `count` accounts, those with most tickets first, each with its gravest ground. Never throws.
 */
export function chooseSpotChecks(
  candidates: readonly SpotCheckCandidate[],
  { key, count }: SpotCheckDraw,
): DrawnSpotCheck[] {
  const highFrom = findHighWorth(candidates);
  const lots = candidates.map(({ accountId, wasDrawnLast, ...candidate }) => {
    const grounds = SPOT_CHECK_GROUNDS.filter((ground) => HOLDS[ground]({ ...candidate, highFrom }));
    const weight = 1 + grounds.reduce((sum, ground) => sum + LOTS[ground], 0);
    return {
      accountId,
      wasDrawnLast,
      ground: grounds[0] ?? 'chance',
      weight,
      rank: -Math.log(drawOf(key, accountId)) / weight,
    };
  });
  return lots
    .toSorted((a, b) => Number(a.wasDrawnLast) - Number(b.wasDrawnLast) || a.rank - b.rank)
    .slice(0, Math.max(0, count))
    .toSorted((a, b) => b.weight - a.weight || a.rank - b.rank)
    .map(({ accountId, ground }) => ({ accountId, ground }));
}

type Seen = Omit<SpotCheckCandidate, 'accountId' | 'wasDrawnLast'> & { highFrom: number };

const HOLDS: Record<SpotCheckGround, (seen: Seen) => boolean> = {
  band_changed: ({ bandChangedDays }) => bandChangedDays !== null && bandChangedDays <= RECENT_DAYS,
  near_edge: ({ pointsToEdge }) => pointsToEdge !== null && pointsToEdge <= NEAR_POINTS,
  judged: ({ isJudged }) => isJudged,
  high_arr: ({ worth, highFrom }) => worth !== null && worth >= highFrom,
  untouched: ({ untouchedDays }) => untouchedDays !== null && untouchedDays >= UNTOUCHED_DAYS,
  chance: () => true,
};

/** What the smallest of the largest tenth is worth; infinite where nothing is known. */
function findHighWorth(candidates: readonly SpotCheckCandidate[]): number {
  const known = candidates.flatMap(({ worth }) => worth ?? []).toSorted((a, b) => b - a);
  return known[Math.ceil(known.length * HIGH_SHARE) - 1] ?? Number.POSITIVE_INFINITY;
}

/** A number in (0, 1] that depends on nothing but these words. */
function drawOf(key: string, accountId: string): number {
  const bits = createHash('sha256')
    .update(JSON.stringify([key, accountId]))
    .digest()
    .readUIntBE(0, 6);
  return (bits + 1) / 2 ** 48;
}
