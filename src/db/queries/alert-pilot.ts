import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts, alerts, pods } from '../schema';

/** Whether the pod of an alert takes part in the pilot (R37); one nobody described does, as pods do by default. */
export async function isAlertInPilot(db: Db, alertId: string): Promise<boolean> {
  return (await listPilotAlerts(db, [alertId])).length > 0;
}

/** Those of these alerts whose pod takes part in the pilot (R37), and whose they are now. */
export async function listPilotAlerts(
  db: Db,
  alertIds: readonly string[],
): Promise<{ alertId: string; driEmail: string | null }[]> {
  return db
    .select({ alertId: alerts.alertId, driEmail: alerts.driEmail })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(pods, eq(pods.pod, sql`coalesce(${alerts.pod}, ${accounts.pod})`))
    .where(and(sql`${alerts.alertId} = any(${sql.param(alertIds)}::uuid[])`, sql`coalesce(${pods.isPilot}, true)`));
}
