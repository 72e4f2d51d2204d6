import type { Logger } from 'pino';
import type { Db } from '../db/client';
import { messageOf } from '../errors';
import { claimJobTick, finishJobRun } from '../db/queries/job-runs';

export type JobOutcome = 'ok' | 'failed' | 'elsewhere';
export type RunnableJob = { name: string; run: (now: Date) => Promise<Record<string, unknown>> };

/**
 * Runs a job for one tick, once across all replicas: whoever inserts the tick's row runs it.
 * A job that throws is logged and counted, and tried again at its next time; it never stops another. Neither does a database
 * that is away: the tick failed.
 */
export async function runJob(deps: { db: Db; log: Logger }, job: RunnableJob, tickAt: Date): Promise<JobOutcome> {
  const tick = { job: job.name, tickAt };
  try {
    if (!(await claimJobTick(deps.db, tick))) return 'elsewhere';
    const summary = await runClaimed(deps, job, tickAt);
    await finishJobRun(deps.db, { ...tick, status: 'ok', error: null, summary });
    deps.log.info({ ...tick, ...summary }, 'job done');
    return 'ok';
  } catch (err) {
    deps.log.error({ ...tick, err }, 'job failed');
    return 'failed';
  }
}

async function runClaimed({ db }: { db: Db }, job: RunnableJob, tickAt: Date): Promise<Record<string, unknown>> {
  try {
    return await job.run(tickAt);
  } catch (error) {
    await finishJobRun(db, { job: job.name, tickAt, status: 'failed', error: messageOf(error), summary: null });
    throw error;
  }
}
