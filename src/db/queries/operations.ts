import { count } from 'drizzle-orm';
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
