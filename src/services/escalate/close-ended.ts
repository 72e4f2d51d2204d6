import type { Db } from '../../db/client';
import { lockAlert } from '../../db/queries/alerts';
import { listEndedBefore } from '../../db/queries/escalations';
import { endAlert } from '../announce-transitions/end';

const DAY_MS = 86_400_000;
const KEEP_DAYS = 14;
const END = {
  outcome: 'nothing_yet' as const,
  note: `Nothing has held for ${KEEP_DAYS} days, and nobody said how it ended`,
};

/**
 * Alerts of which nothing has held for 14 days end by themselves: their owner was asked how it went and did not say, and an old alert
 * that stays open hides the next. Each in a transaction of its own, looked at again under its lock. Returns how many.
 */
export async function closeEnded(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_DAYS * DAY_MS);
  let closed = 0;
  for (const alertId of await listEndedBefore(db, before))
    await db.transaction(async (tx) => {
      if ((await lockAlert(tx, alertId)) === null || !(await listEndedBefore(tx, before)).includes(alertId)) return;
      await endAlert(tx, alertId, END, now);
      closed += 1;
    });
  return closed;
}
