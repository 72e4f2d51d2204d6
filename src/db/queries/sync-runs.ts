import { and, eq, sql } from 'drizzle-orm';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import { syncRuns } from '../schema';

export type SyncCounts = {
  rowsRead: number;
  rowsLanded: number;
  rowsUnchanged: number;
  rowsQuarantined: number;
  ignoredColumns: string[];
  firstFactOn: string | null;
  lastFactOn: string | null;
};

/** Write down that a source begins with a stream. @returns the id of the run */
export async function startSyncRun(db: Db, args: { source: string; stream: Stream; now: Date }): Promise<number> {
  const values = { source: args.source, stream: args.stream, startedAt: args.now, status: 'running' as const };
  const [row] = await db.insert(syncRuns).values(values).returning({ id: syncRuns.id });
  if (row === undefined) throw new Error('sync_runs gave no id');
  return row.id;
}

/** In the transaction of the rows, so that "ok" and the rows are true together. */
export async function finishSyncRun(db: Db, args: { id: number; at: Date; counts: SyncCounts }): Promise<void> {
  await db
    .update(syncRuns)
    .set({ status: 'ok', finishedAt: args.at, ...args.counts })
    .where(eq(syncRuns.id, args.id));
}

/** After the rows were rolled back: nothing landed, and this is why. */
export async function failSyncRun(db: Db, args: { id: number; at: Date; error: string }): Promise<void> {
  await db
    .update(syncRuns)
    .set({ status: 'failed', finishedAt: args.at, error: args.error })
    .where(eq(syncRuns.id, args.id));
}

/** Runs of this source that never came to an end. The caller holds the source's lock, so nobody is still at work on them. */
export async function failInterruptedSyncRuns(db: Db, args: { source: string; at: Date }): Promise<number> {
  const failed = await db
    .update(syncRuns)
    .set({ status: 'failed', finishedAt: args.at, error: 'interrupted' })
    .where(and(eq(syncRuns.source, args.source), eq(syncRuns.status, 'running')))
    .returning({ id: syncRuns.id });
  return failed.length;
}

/**
 * Forget runs that began before. What each stream of a source did last stays, well and badly: when it last came through, and why it last did not, can
 * be asked for however long ago it was; and so does what is under way.
 */
export async function deleteSyncRunsBefore(db: Db, before: Date): Promise<number> {
  const result = await db.execute(sql`
    delete from sync_runs r where r.started_at < ${before.toISOString()}::timestamptz and r.status <> 'running'
      and exists (select from sync_runs later where later.source = r.source and later.stream = r.stream and later.status = r.status
        and (later.started_at, later.id) > (r.started_at, r.id))`);
  return result.rowCount ?? 0;
}
