import type { Db } from '../db/client';
import type { AlertPress, AlertResult } from './change-alert';
import { reassignAlert } from './reassign-alert';

/** "Mine": the person who pressed becomes the DRI. */
export async function claimDri(db: Db, press: AlertPress): Promise<AlertResult> {
  return reassignAlert(db, { ...press, toEmail: press.by.email });
}
