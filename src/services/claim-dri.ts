import type { Db } from '../db/client';
import { acknowledgeAlert } from './acknowledge-alert';
import type { AlertPress, AlertResult } from './change-alert';
import { reassignAlert } from './reassign-alert';

/** "Mine": the person who pressed becomes the DRI, and has thereby seen the alert. */
export async function claimDri(db: Db, press: AlertPress): Promise<AlertResult> {
  return db.transaction(async (tx) => {
    const claimed = await reassignAlert(tx, { ...press, toEmail: press.by.email });
    const seen = await acknowledgeAlert(tx, press);
    return { ...seen, changed: claimed.changed || seen.changed, refused: claimed.refused };
  });
}
