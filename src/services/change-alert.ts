import { applyAlertEvent, type Refusal } from '../alerts/alert-lifecycle';
import type { Db } from '../db/client';
import { getAlertCard } from '../db/queries/alert-card';
import { insertAlertEvent } from '../db/queries/alert-events';
import { lockAlert, updateOpenAlert, type AlertChange, type AlertRow } from '../db/queries/alerts';
import { enqueueUpdate } from '../db/queries/outbox';
import type { AlertCard, AlertEventKind } from '../domain/alert';
import type { Person } from '../domain/person';
import { NotFoundError } from '../errors';

/** Who does what to which alert, when. `by` is already allowed to. */
export type AlertPress = { alertId: string; by: Person; now: Date };
/** `refused` says why nothing changed; null also for a repetition of what was just done. */
export type AlertResult = { card: AlertCard; changed: boolean; refused: Refusal | null };
/** What an event adds to the alert besides its new state; null: it is a repetition, and nothing happens. */
export type AlertPlan = {
  change?: AlertChange;
  note?: string | null;
  data?: Record<string, unknown>;
  also?: (eventId: number) => Promise<void>;
} | null;

/**
 * One thing that happens to an alert: the row is locked, the state machine asked, then row, event and outbox row commit together.
 * A second press waits for the first, finds it done, and is answered with the alert as it stands.
 */
export async function changeAlert(
  db: Db,
  { alertId, by, now }: AlertPress,
  kind: AlertEventKind,
  plan: (tx: Db, alert: AlertRow) => AlertPlan | Promise<AlertPlan>,
): Promise<AlertResult> {
  return db.transaction(async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (alert === null) throw new NotFoundError('This alert no longer exists.');
    const step = applyAlertEvent(alert, { kind });
    const planned = step.ok ? await plan(tx, alert) : null;
    if (step.ok && planned !== null) {
      await updateOpenAlert(tx, alertId, { ...planned.change, status: step.status });
      const { note = null, data } = planned;
      const event = { alertId, kind, at: now, byEmail: by.email, note };
      const eventId = await insertAlertEvent(tx, data === undefined ? event : { ...event, data });
      await planned.also?.(eventId);
      await enqueueUpdate(tx, { alertId, cause: String(eventId), now });
    }
    const card = await getAlertCard(tx, alertId);
    return { card, changed: planned !== null, refused: step.ok ? null : step.reason };
  });
}
