import type { Db, Pool } from '../db/client';
import { withAccountLocks } from '../db/queries/account-locks';
import { findLatestScoredAt } from '../db/queries/health';
import type { ScoreRun } from './score-accounts';

const ACCOUNTS_AT_ONCE = 500; // whoever else waits for one of them waits half a second
/** Replicas' clocks differ: so far a score may lie ahead of ours and still be the last one. */
const CLOCK_SKEW_MS = 300_000;

export type ScoreTouched = {
  db: Db;
  pool: Pool;
  accountIds: readonly string[];
  clock: () => Date;
  score: (accountIds: readonly string[], now: Date) => Promise<ScoreRun>;
};

/**
 * Score these accounts only, beside whatever else is under way (R46). Of one account one such run is under way at a time, and its `now` is
 * read once it has its turn: so the later instant always goes with the later facts, and the guards on what is stored can go by it.
 * @returns how many accounts were scored.
 */
export async function scoreTouched({ db, pool, accountIds, clock, score }: ScoreTouched): Promise<number> {
  let scored = 0;
  for (let start = 0; start < accountIds.length; start += ACCOUNTS_AT_ONCE) {
    const some = accountIds.slice(start, start + ACCOUNTS_AT_ONCE);
    const run = await withAccountLocks(pool, some, async () => score(some, await notBefore(db, some, clock())));
    if (run.kind === 'done') scored += run.summary.accounts;
  }
  return scored;
}

/** `now`, or the last score of any of them where another clock was a little ahead. */
async function notBefore(db: Db, accountIds: readonly string[], now: Date): Promise<Date> {
  const limit = new Date(now.getTime() + CLOCK_SKEW_MS);
  const latest = await findLatestScoredAt(db, { accountIds, notAfter: limit });
  return latest !== null && latest > now ? latest : now;
}
