import { asc, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { alertTriggers } from '../schema';

/** A trigger of an alert with all that is kept of it: what was measured, what to do, until when it held. */
export type AlertLine = typeof alertTriggers.$inferSelect;

/** What opened and joined each of these alerts, in the order it fired. */
export async function listAlertLines(db: Db, alertIds: readonly string[]): Promise<Map<string, AlertLine[]>> {
  if (alertIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(alertTriggers)
    .where(sql`${alertTriggers.alertId} = any(${sql.param(alertIds)}::uuid[])`)
    .orderBy(asc(alertTriggers.firedAt), asc(alertTriggers.trigger), asc(alertTriggers.key));
  const byAlert = new Map<string, AlertLine[]>();
  for (const row of rows) {
    const lines = byAlert.get(row.alertId);
    if (lines === undefined) byAlert.set(row.alertId, [row]);
    else lines.push(row);
  }
  return byAlert;
}

/** Write lines as they stand now, with one statement: new ones, ended ones and ones that came back alike. */
export async function saveAlertLines(db: Db, lines: readonly AlertLine[]): Promise<void> {
  if (lines.length === 0) return;
  await db.execute(sql`
    insert into alert_triggers (alert_id, trigger, key, tier, reason, action, action_due_on, evidence, fired_at, cleared_at)
    select "alertId", trigger, key, tier, reason, action, "actionDueOn", evidence, "firedAt", "clearedAt"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
      "alertId" uuid, trigger text, key text, tier text, reason text, action text, "actionDueOn" date, evidence jsonb,
      "firedAt" timestamptz, "clearedAt" timestamptz)
    on conflict (alert_id, trigger, key) do update set
      tier = excluded.tier, reason = excluded.reason, action = excluded.action, action_due_on = excluded.action_due_on,
      evidence = excluded.evidence, fired_at = excluded.fired_at, cleared_at = excluded.cleared_at`);
}
