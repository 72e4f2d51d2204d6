import { asc, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts, outcomes, sourceStreams } from '../schema';

/** What became of one account, as outcomes.csv says. */
export type OutcomeRow = {
  accountId: string;
  effectiveOn: string | null;
  outcome: 'renewed' | 'churned' | 'expanded' | 'contracted' | null;
  observedUntil: string | null;
};

/** For the backtest only: no signal may read it. */
export async function listOutcomes(db: Db): Promise<OutcomeRow[]> {
  return db
    .select({
      accountId: outcomes.accountId,
      effectiveOn: outcomes.effectiveOn,
      outcome: outcomes.outcome,
      observedUntil: outcomes.observedUntil,
    })
    .from(outcomes)
    .orderBy(asc(outcomes.accountId), asc(outcomes.effectiveOn));
}

export type DatedStream = { stream: string; firstFactOn: string; lastFactOn: string };

/** Between which days each stream speaks of anything. */
export async function listDatedStreams(db: Db): Promise<DatedStream[]> {
  return db
    .select({
      stream: sourceStreams.stream,
      firstFactOn: sql<string>`${sourceStreams.firstFactOn}`,
      lastFactOn: sql<string>`${sourceStreams.lastFactOn}`,
    })
    .from(sourceStreams)
    .where(isNotNull(sourceStreams.firstFactOn));
}

/** Every account and the day it was created, where that is known. */
export async function listAccountBirths(db: Db): Promise<Map<string, string | null>> {
  const rows = await db.select({ accountId: accounts.accountId, createdOn: accounts.createdOn }).from(accounts);
  return new Map(rows.map(({ accountId, createdOn }) => [accountId, createdOn]));
}
