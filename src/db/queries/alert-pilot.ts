import { eq, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts, alerts, pods } from '../schema';

/** Whether the pod of an alert takes part in the pilot (R37); one nobody described does, as pods do by default. */
export async function isAlertInPilot(db: Db, alertId: string): Promise<boolean> {
  const [row] = await db
    .select({ isPilot: sql<boolean>`coalesce(${pods.isPilot}, true)` })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(pods, eq(pods.pod, sql`coalesce(${alerts.pod}, ${accounts.pod})`))
    .where(eq(alerts.alertId, alertId));
  return row?.isPilot === true;
}
