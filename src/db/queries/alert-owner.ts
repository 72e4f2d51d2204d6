import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { TriggerId } from '../../domain/trigger';
import type { Db } from '../client';
import { accounts, alerts, people } from '../schema';

/** Whose alert this is: all that decides who may answer it. */
export type AlertOwner = {
  alertId: string;
  accountId: string;
  accountName: string;
  aeEmail: string | null;
  csmEmail: string | null;
  pod: string | null;
  driEmail: string | null;
  driName: string | null;
};

export async function findAlertOwner(db: Db, alertId: string): Promise<AlertOwner | null> {
  const [row] = await db
    .select({
      alertId: alerts.alertId,
      accountId: alerts.accountId,
      accountName: accounts.name,
      aeEmail: accounts.aeEmail,
      csmEmail: accounts.csmEmail,
      pod: sql<string | null>`coalesce(${alerts.pod}, ${accounts.pod})`,
      driEmail: alerts.driEmail,
      driName: people.name,
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .where(eq(alerts.alertId, alertId));
  return row ?? null;
}

export type UnansweredAlert = { alertId: string; accountId: string; trigger: TriggerId };

/** Alerts this person is named on that nobody has acknowledged, oldest first; of the snoozed ones those that end their snooze before `until`. */
export async function listUnansweredAlerts(
  db: Db,
  { email, until }: { email: string; until: Date },
): Promise<UnansweredAlert[]> {
  return db
    .select({ alertId: alerts.alertId, accountId: alerts.accountId, trigger: alerts.trigger })
    .from(alerts)
    .where(
      and(
        eq(alerts.driEmail, email),
        isNull(alerts.acknowledgedAt),
        or(eq(alerts.status, 'open'), and(eq(alerts.status, 'snoozed'), lt(alerts.snoozedUntil, until))),
      ),
    )
    .orderBy(asc(alerts.openedAt), asc(alerts.alertId));
}
