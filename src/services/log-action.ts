import type { Db } from '../db/client';
import { insertLoggedActivity, type ActivityKind } from '../db/queries/alert-activities';
import { findLatestEvent, insertAlertEvent } from '../db/queries/alert-events';
import type { AlertChange, AlertRow } from '../db/queries/alerts';
import { enqueueThreadNote } from '../db/queries/outbox';
import { changeAlert, type AlertPress, type AlertResult } from './change-alert';

export type ActionPress = AlertPress & {
  note: string;
  kind: ActivityKind;
  nextStep?: string | null;
  nextStepOn?: string | null; // YYYY-MM-DD
};

const REPETITION_MS = 120_000; // Slack sends a form again when its answer was late

/**
 * What was done about an alert (R152, R173, R174): kept in its history and as an activity of the account, told in the
 * thread (the message shows only the last one), and the clock stops.
 * The next step takes the place of the last one, which this action was (R173). Acting also acknowledges. The same words by the same person within two minutes are one action.
 */
export async function logAction(db: Db, press: ActionPress): Promise<AlertResult> {
  const { alertId, by, now, note } = press;
  return changeAlert(db, press, 'action_logged', async (tx, alert) => {
    if (await isRepetition(tx, press)) return null;
    const data = { kind: press.kind, nextStep: press.nextStep ?? null, nextStepOn: press.nextStepOn ?? null };
    if (alert.acknowledgedAt === null)
      await insertAlertEvent(tx, { alertId, kind: 'acknowledged', at: now, byEmail: by.email, note: 'by acting' });
    const { accountId } = alert;
    const activity = { accountId, happenedAt: now, kind: press.kind, byEmail: by.email, note };
    return {
      change: { ...stopClocks(alert, press), nextStep: press.nextStep ?? null, nextStepOn: press.nextStepOn ?? null },
      note,
      data,
      also: async (eventId) => {
        await insertLoggedActivity(tx, { ...activity, activityId: `barometer:${eventId}` });
        await enqueueThreadNote(tx, { alertId, eventId, now });
      },
    };
  });
}

function stopClocks({ firstActionAt, acknowledgedAt }: AlertRow, { by, now }: ActionPress): AlertChange {
  return {
    firstActionAt: firstActionAt ?? now,
    ...(acknowledgedAt === null ? { acknowledgedAt: now, acknowledgedByEmail: by.email } : {}),
  };
}

async function isRepetition(tx: Db, { alertId, by, note, now }: ActionPress): Promise<boolean> {
  const last = await findLatestEvent(tx, alertId, 'action_logged');
  if (last === null || last.byEmail !== by.email || last.note !== note) return false;
  return now.getTime() - last.at.getTime() < REPETITION_MS;
}
