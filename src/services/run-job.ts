import type { Logger } from 'pino';
import type { Db } from '../db/client';
import { messageOf } from '../errors';
import { claimJobTick, finishJobRun } from '../db/queries/job-runs';

export type JobOutcome = 'ok' | 'failed' | 'elsewhere';
export type RunnableJob = { name: string; run: (now: Date) => Promise<Record<string, unknown>> };

/**
 * Runs a job for one tick, once across all replicas: whoever inserts the tick's row runs it.
 * A job that throws is logged and counted, and tried again at its next time; it never stops another.
 */
export async function runJob(deps: { db: Db; log: Logger }, job: RunnableJob, tickAt: Date): Promise<JobOutcome> {
  const { db, log } = deps;
  if (!(await claimJobTick(db, { job: job.name, tickAt }))) return 'elsewhere';
  try {
    const summary = await job.run(tickAt);
    await finishJobRun(db, { job: job.name, tickAt, status: 'ok', error: null, summary });
    log.info({ job: job.name, tickAt, ...summary }, 'job done');
    return 'ok';
  } catch (error) {
    log.error({ job: job.name, tickAt, err: error }, 'job failed');
    await finishJobRun(db, { job: job.name, tickAt, status: 'failed', error: messageOf(error), summary: null });
    return 'failed';
  }
}
