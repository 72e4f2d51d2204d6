import type { Fleet } from '../scoring/fleet';

/** What is usual in a fleet moves by the day, not by the minute. */
const KEEP_MS = 10 * 60_000;

export type FleetCache = {
  /** Read anew, and kept: for runs over everyone. */
  fresh: (now: Date) => Promise<Fleet>;
  /** As known for at most ten minutes, of the same day; for runs over a few accounts, which must not wait for it. */
  recent: (now: Date) => Promise<Fleet>;
};

/** What a run knows of all accounts, kept in this process for runs over a few of them. */
export function createFleetCache(read: (now: Date) => Promise<Fleet>): FleetCache {
  let kept: { at: Date; fleet: Promise<Fleet> } | null = null;
  const fresh = (now: Date): Promise<Fleet> => {
    const mine = { at: now, fleet: read(now) };
    kept = mine;
    mine.fleet.catch(() => {
      if (kept === mine) kept = null; // what failed is not kept
    });
    return mine.fleet;
  };
  return { fresh, recent: (now) => (kept !== null && isRecent(kept.at, now) ? kept.fleet : fresh(now)) };
}

const isRecent = (at: Date, now: Date): boolean =>
  Math.abs(now.getTime() - at.getTime()) < KEEP_MS && dayOf(at) === dayOf(now);

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
