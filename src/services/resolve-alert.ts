import type { Db } from '../db/client';
import type { Outcome } from '../domain/alert';
import { changeAlert, type AlertPress, type AlertResult } from './change-alert';
import { AWAKE } from './wake-snoozes';

export type ResolvePress = AlertPress & { outcome: Outcome; note?: string | null };

/** How it ended, said by a person (R154, R155). The first answer stands. */
export async function resolveAlert(db: Db, press: ResolvePress): Promise<AlertResult> {
  const { outcome, note = null, by, now } = press;
  const change = { ...AWAKE, nextStep: null, nextStepOn: null, outcome, resolvedAt: now, resolvedByEmail: by.email };
  return changeAlert(db, press, 'resolved', () => ({ change, note, data: { outcome } }));
}
