import type { Db } from '../../db/client';
import { lockAlert } from '../../db/queries/alerts';
import { listAlertsOfLeft } from '../../db/queries/left-customers';
import { toDay } from '../../scoring/days';
import { fullDayOf } from '../../views/wording';
import { endAlert } from '../announce-transitions/end';

/**
 * Alerts of customers who have left by today (UTC), as outcomes.csv says, end by themselves as lost: nobody is asked to act on them any more.
 * Each in a transaction of its own, looked at again under its lock. Returns how many.
 */
export async function closeLeft(db: Db, now: Date): Promise<number> {
  const day = toDay(now);
  let closed = 0;
  for (const { alertId } of await listAlertsOfLeft(db, { day }))
    await db.transaction(async (tx) => {
      if ((await lockAlert(tx, alertId)) === null) return;
      const [left] = await listAlertsOfLeft(tx, { day, alertId });
      if (left === undefined) return;
      const note = `The customer left on ${fullDayOf(left.leftOn)}`;
      await endAlert(tx, alertId, { outcome: 'lost', note }, now);
      closed += 1;
    });
  return closed;
}
