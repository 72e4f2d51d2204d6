import type { Db } from '../db/client';
import { deleteJobRunsBefore } from '../db/queries/job-runs';

const KEEP_JOB_RUNS_MS = 30 * 86_400_000;

/** Forgets what nobody will ask for again: records of ticks older than 30 days. Facts, scores and alerts are kept. */
export async function housekeep(db: Db, now: Date): Promise<{ jobRuns: number }> {
  return { jobRuns: await deleteJobRunsBefore(db, new Date(now.getTime() - KEEP_JOB_RUNS_MS)) };
}
