import type { Fleet } from '../scoring/fleet';

/** What is usual in a fleet moves by the day, not by the minute. */
const RENEW_MS = 10 * 60_000;
/** Longer, so that whoever renews it in time keeps everyone else from waiting. */
const KEEP_MS = 15 * 60_000;

export type FleetCache = {
  /** Read anew, and kept: for runs over everyone. */
  fresh: (now: Date) => Promise<Fleet>;
  /** As known for at most fifteen minutes: for runs over a few accounts, which must not wait for it. */
  recent: (now: Date) => Promise<Fleet>;
  /** Reads it anew where it is older than ten minutes. */
  renew: (now: Date) => Promise<void>;
};

/** What a run knows of all accounts, kept in this process for runs over a few of them. While it is read anew, what is known stays. */
export function createFleetCache(read: (now: Date) => Promise<Fleet>): FleetCache {
  let kept: { at: Date; fleet: Fleet } | null = null;
  let reading: Promise<Fleet> | null = null;
  const fresh = async (now: Date): Promise<Fleet> => {
    const fleet = await read(now);
    kept = { at: now, fleet };
    return fleet;
  };
  const isWithin = (ms: number, now: Date): boolean =>
    kept !== null && Math.abs(now.getTime() - kept.at.getTime()) < ms;
  const readOnce = (now: Date): Promise<Fleet> => (reading ??= fresh(now).finally(() => (reading = null)));
  return {
    fresh,
    recent: async (now) => (kept !== null && isWithin(KEEP_MS, now) ? kept.fleet : readOnce(now)),
    renew: async (now) => {
      if (!isWithin(RENEW_MS, now)) await readOnce(now);
    },
  };
}
