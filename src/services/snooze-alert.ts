import { refuseSnooze, SNOOZE_MAX_DAYS } from '../alerts/snooze';
import type { Db } from '../db/client';
import type { AlertRow } from '../db/queries/alerts';
import { findStanding } from './snooze-alert-standing';
import { AppError } from '../errors';
import { changeAlert, type AlertPress, type AlertResult } from './change-alert';

export type SnoozePress = AlertPress & { until: Date; reason: string | null };

const SAME_PRESS_MS = 60_000; // a double click computes its end from two instants

const REFUSALS = {
  not_ahead: 'A snooze must end in the future.',
  too_long: `A snooze can last ${SNOOZE_MAX_DAYS} days at most.`,
};

/** Put an alert aside until an instant, remembering how the account stood, so that it wakes when it gets worse. Again: moves the end. */
export async function snoozeAlert(db: Db, press: SnoozePress): Promise<AlertResult> {
  const { until, reason, now } = press;
  const refusal = refuseSnooze(until, now);
  if (refusal !== null) throw new AppError('snooze_end', REFUSALS[refusal]);
  return changeAlert(db, press, 'snoozed', async (tx, alert) => {
    if (isRepetition(alert, press)) return null;
    const standing = await findStanding(tx, alert.accountId, now);
    return {
      change: { snoozedUntil: until, snoozeReason: reason, snoozedScore: standing.score, snoozedTier: standing.tier },
      note: reason,
      data: { until: until.toISOString(), ...standing },
    };
  });
}

function isRepetition({ snoozedUntil, snoozeReason }: AlertRow, { until, reason }: SnoozePress): boolean {
  if (snoozedUntil === null || snoozeReason !== reason) return false;
  return Math.abs(snoozedUntil.getTime() - until.getTime()) < SAME_PRESS_MS;
}
