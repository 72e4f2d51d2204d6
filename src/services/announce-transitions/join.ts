import { applyAlertEvent } from '../../alerts/alert-lifecycle';
import { heldNote } from '../../alerts/held-note';
import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { updateOpenAlert, type AlertRow } from '../../db/queries/alerts';
import { enqueueThreadNote, enqueueUpdate } from '../../db/queries/outbox';
import { makePredictions } from '../predictions/make-predictions';
import type { AlertSettings, Told } from './told';
import { adviceOf } from './advice';
import { AWAKE } from '../wake-snoozes';

/**
 * Red again while the alert is unresolved: the same message takes the new reason and action, with a line in its thread; the old
 * ones stay in the event. A snooze ends: what was put aside was a better account than this one.
 */
export async function joinTransition(
  tx: Db,
  alert: AlertRow,
  { observation, decision }: Told,
  settings: AlertSettings,
  now: Date,
): Promise<void> {
  const { alertId } = alert;
  const kind = alert.recoveredAt === null ? 'joined' : 'relapsed';
  const step = applyAlertEvent(alert, { kind });
  const wakes = step.ok && alert.status === 'snoozed' && step.status !== 'snoozed';
  await updateOpenAlert(tx, alertId, {
    ...adviceOf(observation, now),
    currentBand: decision.to,
    recoveredAt: null,
    heldNote: heldNote(decision.reason, decision.flips, settings.quietHours),
    ...(wakes ? { ...AWAKE, status: step.status } : {}),
  });
  const data = { from: decision.from, to: decision.to, score: observation.score, was: wordsOf(alert) };
  await makePredictions(tx, [{ alertId, observation }], { days: settings.predictionDays, now });
  const eventId = await insertAlertEvent(tx, { alertId, kind, at: now, byEmail: null, data });
  if (wakes) await insertAlertEvent(tx, { alertId, kind: 'woken', at: now, byEmail: null, note: 'the band got worse' });
  await enqueueUpdate(tx, { alertId, cause: String(eventId), now });
  await enqueueThreadNote(tx, { alertId, eventId, now });
}

const wordsOf = ({ reason, action, actionDueOn, score }: AlertRow) => ({ reason, action, actionDueOn, score });
