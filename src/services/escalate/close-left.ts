import type { Db } from '../../db/client';
import { lockAlert } from '../../db/queries/alerts';
import { type AlertOfLeft, listAlertsOfLeft } from '../../db/queries/left-customers';
import { toDay } from '../../scoring/days';
import { fullDayOf } from '../../views/wording';
import { type End, endAlert } from '../announce-transitions/end';

/**
 * Alerts of customers who have left by today (UTC), as outcomes.csv says, end by themselves as lost: nobody is asked to act on them any more. So do those
 * of accounts that their CRM has deleted, but not as lost: it may be a duplicate that went.
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
      await endAlert(tx, alertId, toEnd(left), now);
      closed += 1;
    });
  return closed;
}

function toEnd({ leftOn, by }: AlertOfLeft): End {
  if (by === 'outcome') return { outcome: 'lost', note: `The customer left on ${fullDayOf(leftOn)}` };
  return { outcome: 'nothing_yet', note: `The account was deleted in the CRM on ${fullDayOf(leftOn)}` };
}
