import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { jobRuns } from '../schema';

/** Claims one tick of a job for this process. False when another replica has it, or had it. */
export async function claimJobTick(db: Db, tick: { job: string; tickAt: Date }): Promise<boolean> {
  const rows = await db
    .insert(jobRuns)
    .values({ ...tick, startedAt: sql`now()`, status: 'running' })
    .onConflictDoNothing()
    .returning({ job: jobRuns.job });
  return rows.length === 1;
}

export type FinishedRun = {
  job: string;
  tickAt: Date;
  status: 'ok' | 'failed';
  error: string | null;
  summary: Record<string, unknown> | null;
};

/** Records how a claimed tick went. */
export async function finishJobRun(db: Db, { job, tickAt, ...result }: FinishedRun): Promise<void> {
  await db
    .update(jobRuns)
    .set({ ...result, finishedAt: sql`now()` })
    .where(and(eq(jobRuns.job, job), eq(jobRuns.tickAt, tickAt)));
}

/** The newest run of each job, for doctor and metrics. */
export async function listLatestJobRuns(db: Db) {
  return db.selectDistinctOn([jobRuns.job]).from(jobRuns).orderBy(jobRuns.job, desc(jobRuns.tickAt));
}

/** Forgets ticks older than `before`; the newest run of each job is never that old while it is scheduled. */
export async function deleteJobRunsBefore(db: Db, before: Date): Promise<number> {
  const result = await db.delete(jobRuns).where(lt(jobRuns.tickAt, before));
  return result.rowCount ?? 0;
}
