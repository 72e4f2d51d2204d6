import { count, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accountHealth, alerts, outbox } from '../schema';

export async function countOutboxByStatus(db: Db) {
  return db.select({ status: outbox.status, rows: count() }).from(outbox).groupBy(outbox.status);
}

export async function countAlertsByStatus(db: Db) {
  return db.select({ status: alerts.status, rows: count() }).from(alerts).groupBy(alerts.status);
}

export async function countAccountsByBand(db: Db) {
  return db.select({ band: accountHealth.band, rows: count() }).from(accountHealth).groupBy(accountHealth.band);
}

/** Failure modes as last measured (R27–R33), and the ages of the sources with them; one row per monitor and subject that is a source. */
export async function listLatestReadings(
  db: Db,
): Promise<{ monitor: string; subject: string; value: number | null; isBreached: boolean }[]> {
  const { rows } = await db.execute<{
    monitor: string;
    subject: string;
    value: number | null;
    is_breached: boolean;
  }>(sql`
    select distinct on (monitor, subject) monitor, subject, value, is_breached from monitor_days
    where subject = '' or monitor = 'data_lag' order by monitor, subject, day desc`);
  return rows.map(({ monitor, subject, value, is_breached }) => ({ monitor, subject, value, isBreached: is_breached }));
}

/** Accounts whose change of colour waits for fresh data (R30). */
export async function countWithheld(db: Db): Promise<number> {
  return db.$count(accountHealth, isNotNull(accountHealth.withheldSince));
}
