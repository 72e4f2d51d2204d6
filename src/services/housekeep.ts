import type { Db } from '../db/client';
import { deleteDoneHookDeliveries } from '../db/queries/hook-deliveries';
import { deleteJobRunsBefore } from '../db/queries/job-runs';
import { deleteTriggerStatesBefore } from '../db/queries/trigger-states';

const DAY_MS = 86_400_000;
const KEEP_MS = 30 * DAY_MS;
const KEEP_TRIGGERS_MS = 400 * DAY_MS; // a renewal date comes once a year, and is told once

/**
 * Forgets what nobody will ask for again: ticks and done webhook deliveries older than 30 days, and what no trigger has found for 400.
 * Facts, scores and alerts are kept.
 */
export async function housekeep(
  db: Db,
  now: Date,
): Promise<{ jobRuns: number; hookDeliveries: number; triggerStates: number }> {
  const before = new Date(now.getTime() - KEEP_MS);
  return {
    jobRuns: await deleteJobRunsBefore(db, before),
    hookDeliveries: await deleteDoneHookDeliveries(db, before),
    triggerStates: await deleteTriggerStatesBefore(db, new Date(now.getTime() - KEEP_TRIGGERS_MS)),
  };
}
