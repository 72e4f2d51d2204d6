import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import type { NewAlert } from './alerts';
import type { NewAlertEvent } from './alert-events';

/** What a new alert starts with; the rest of the row has its defaults. */
export type AlertOpening = Required<
  Pick<
    NewAlert,
    | 'accountId'
    | 'trigger'
    | 'tier'
    | 'route'
    | 'fromBand'
    | 'toBand'
    | 'currentBand'
    | 'score'
    | 'driverSignal'
    | 'reason'
    | 'action'
    | 'actionDueOn'
    | 'heldNote'
    | 'revenueAtRisk'
    | 'pointsLost'
    | 'modelVersion'
    | 'pod'
    | 'driEmail'
    | 'openedAt'
  >
>;

/**
 * Open alerts, however many, with one statement of one parameter: a broken tracker can turn every account red at once, and the
 * ORM's multi-row insert takes a millisecond for each. Returns the id of each account's new alert.
 */
export async function insertAlerts(db: Db, rows: readonly AlertOpening[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const { rows: inserted } = await db.execute<{ alert_id: string; account_id: string }>(sql`
    insert into alerts (account_id, trigger, tier, route, from_band, to_band, current_band, score, driver_signal, reason, action, action_due_on,
      held_note, revenue_at_risk, points_lost, model_version, pod, dri_email, opened_at)
    select "accountId", trigger, tier, route, "fromBand", "toBand", "currentBand", score, "driverSignal", reason, action, "actionDueOn",
      "heldNote", "revenueAtRisk", "pointsLost", "modelVersion", pod, "driEmail", "openedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as opening (
      "accountId" text, trigger text, tier text, route text, "fromBand" text, "toBand" text, "currentBand" text, score smallint, "driverSignal" text, reason text,
      action text, "actionDueOn" date, "heldNote" text, "revenueAtRisk" float8, "pointsLost" real, "modelVersion" text,
      pod text, "driEmail" text, "openedAt" timestamptz)
    returning alert_id, account_id`);
  return new Map(inserted.map((row) => [row.account_id, row.alert_id]));
}

/** Append many events, with one statement. */
export async function insertAlertEvents(db: Db, events: readonly NewAlertEvent[]): Promise<void> {
  if (events.length === 0) return;
  await db.execute(sql`
    insert into alert_events (alert_id, kind, at, by_email, note, data)
    select "alertId", kind, at, "byEmail", note, data
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event (
      "alertId" uuid, kind text, at timestamptz, "byEmail" text, note text, data jsonb)`);
}
