import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts, alerts } from '../schema';

export type AlertRow = typeof alerts.$inferSelect;
export type NewAlert = typeof alerts.$inferInsert;
export type AlertChange = Partial<NewAlert>;

/** One parameter, however many accounts a page has. */
const isOf = (accountIds: readonly string[]) => sql`${alerts.accountId} = any(${sql.param(accountIds)}::text[])`;

/** The unresolved alert of each account, locked until the transaction ends: presses and runs go one after the other. */
export async function lockUnresolvedAlerts(db: Db, accountIds: readonly string[]): Promise<Map<string, AlertRow>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(alerts)
    .where(and(isOf(accountIds), ne(alerts.status, 'resolved')))
    .orderBy(asc(alerts.accountId))
    .for('update');
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** One alert, locked until the transaction ends. Null if it is gone. */
export async function lockAlert(db: Db, alertId: string): Promise<AlertRow | null> {
  const [row] = await db.select().from(alerts).where(eq(alerts.alertId, alertId)).for('update');
  return row ?? null;
}

/** Those of these alerts that nobody else holds now, locked until the transaction ends, in the order given. */
export async function lockFreeAlerts(db: Db, alertIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ alertId: alerts.alertId })
    .from(alerts)
    .where(sql`${alerts.alertId} = any(${sql.param(alertIds)}::uuid[])`)
    .for('update', { skipLocked: true });
  const locked = new Set(rows.map(({ alertId }) => alertId));
  return alertIds.filter((alertId) => locked.has(alertId));
}

export async function findAlert(db: Db, alertId: string): Promise<AlertRow | null> {
  const [row] = await db.select().from(alerts).where(eq(alerts.alertId, alertId));
  return row ?? null;
}

/** Change an alert that is not resolved yet. Null if it is gone or was resolved first. */
export async function updateOpenAlert(db: Db, alertId: string, change: AlertChange): Promise<AlertRow | null> {
  const [row] = await db
    .update(alerts)
    .set(change)
    .where(and(eq(alerts.alertId, alertId), ne(alerts.status, 'resolved')))
    .returning();
  return row ?? null;
}

/** Unresolved alerts of these accounts that no one could be named on, locked: they have not been sent to anybody. */
export async function lockAlertsWithoutDri(db: Db, accountIds: readonly string[]): Promise<AlertRow[]> {
  return db
    .select()
    .from(alerts)
    .where(and(isOf(accountIds), isNull(alerts.driEmail), ne(alerts.status, 'resolved')))
    .orderBy(asc(alerts.accountId))
    .for('update');
}

/** Where the alert's message stands. The guard keeps the first place: an alert has one message. */
export async function saveMessagePlace(
  db: Db,
  args: { alertId: string; channelId: string; messageTs: string; postedAt: Date },
): Promise<boolean> {
  const { alertId, ...place } = args;
  const rows = await db
    .update(alerts)
    .set(place)
    .where(and(eq(alerts.alertId, alertId), isNull(alerts.messageTs)))
    .returning({ alertId: alerts.alertId });
  return rows.length > 0;
}

/** Snoozed alerts with how their account stands now, for the wake rule. Locked. */
export async function lockSnoozedAlerts(db: Db): Promise<AlertRow[]> {
  return db.select().from(alerts).where(eq(alerts.status, 'snoozed')).orderBy(asc(alerts.accountId)).for('update');
}

/** Unresolved alerts without an owner, oldest first, with the account they are about. */
export async function listNamelessAlerts(db: Db) {
  return db
    .select({ alertId: alerts.alertId, accountName: accounts.name, pod: alerts.pod, openedAt: alerts.openedAt })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .where(and(isNull(alerts.driEmail), ne(alerts.status, 'resolved')))
    .orderBy(asc(alerts.openedAt));
}

/** Which of these accounts have an unresolved Critical alert. */
export async function listCriticalAccounts(db: Db, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await db
    .select({ accountId: alerts.accountId })
    .from(alerts)
    .where(and(isOf(accountIds), eq(alerts.tier, 'critical'), ne(alerts.status, 'resolved')));
  return new Set(rows.map(({ accountId }) => accountId));
}
