import type { Db } from '../db/client';
import { changeAlert, type AlertPress, type AlertResult } from './change-alert';

/** "I have seen it": stops the first clock. The first person to say so is the one remembered. */
export async function acknowledgeAlert(db: Db, press: AlertPress): Promise<AlertResult> {
  const change = { acknowledgedAt: press.now, acknowledgedByEmail: press.by.email };
  return changeAlert(db, press, 'acknowledged', () => ({ change }));
}
