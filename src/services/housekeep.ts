import type { Db } from '../db/client';
import { type Forgotten, forgetPulled } from '../db/queries/forget-pulled';
import { deleteDoneHookDeliveries } from '../db/queries/hook-deliveries';
import { deleteJobRunsBefore } from '../db/queries/job-runs';
import { deleteSyncRunsBefore } from '../db/queries/sync-runs';
import { deleteTriggerStatesBefore } from '../db/queries/trigger-states';
import { toExactFrom } from './pull/roll-up/fold-events';

const DAY_MS = 86_400_000;
const KEEP_MS = 30 * DAY_MS;
/** A renewal date comes once a year, and is told once; no signal looks further back than a year at what waits, or was deleted. */
const KEEP_LONG_MS = 400 * DAY_MS;

export type Kept = Forgotten & { jobRuns: number; syncRuns: number; hookDeliveries: number; triggerStates: number };

/**
 * Forgets what nobody will ask for again: ticks, done webhook deliveries and runs over sources older than 30 days (but for each stream's last good and last
 * failed one), product events of days before the last 35, and for 400
 * days what no trigger has found, what waited for a customer that nobody recognised, and what was deleted at its source. Facts, scores and alerts are kept.
 */
export async function housekeep(db: Db, now: Date): Promise<Kept> {
  const before = new Date(now.getTime() - KEEP_MS);
  const longBefore = new Date(now.getTime() - KEEP_LONG_MS);
  return {
    jobRuns: await deleteJobRunsBefore(db, before),
    syncRuns: await deleteSyncRunsBefore(db, before),
    hookDeliveries: await deleteDoneHookDeliveries(db, before),
    triggerStates: await deleteTriggerStatesBefore(db, longBefore),
    ...(await forgetPulled(db, { eventsFrom: toExactFrom(now), before: longBefore })),
  };
}
