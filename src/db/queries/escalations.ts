import { aliasedTable, and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { AlertEventKind } from '../../domain/alert';
import type { AlertRow } from './alerts';
import type { Db } from '../client';
import { alertEvents, alerts, alertTriggers, people, pods } from '../schema';

export type EscalationRow = {
  alert: AlertRow;
  timeZone: string; // of the DRI
  managerEmail: string | null; // of the DRI
  podManagerEmail: string | null;
  assignedAt: Date | null;
  tierSince: Date | null;
  pauseEvents: readonly { kind: string; at: Date }[]; // what starts and ends a pause of the clock, in order
};

const PAUSE_EVENTS: AlertEventKind[] = ['snoozed', 'woken', 'recovered', 'cleared', 'relapsed', 'raised', 'joined'];
const dri = aliasedTable(people, 'dri');

/**
 * Alerts that ask for an answer within days and have got no action yet, with all their clocks need, oldest first.
 * @param alertId - only this one, whatever became of it.
 */
export async function listEscalationRows(db: Db, { alertId }: { alertId?: string } = {}): Promise<EscalationRow[]> {
  const rows = await selectRows(db, alertId);
  return rows.map(({ pauseEvents, ...row }) => ({
    ...row,
    pauseEvents: (pauseEvents ?? []).map(({ kind, at }) => ({ kind, at: new Date(at) })),
  }));
}

const selectRows = (db: Db, alertId: string | undefined) =>
  db
    .select({
      alert: alerts,
      timeZone: sql<string>`coalesce(${dri.timeZone}, 'UTC')`,
      managerEmail: dri.managerEmail,
      podManagerEmail: pods.managerEmail,
      assignedAt: lastReassignment(),
      tierSince: firstOfTier(),
      pauseEvents: sql<{ kind: string; at: string }[] | null>`(
        select json_agg(json_build_object('kind', ${alertEvents.kind}, 'at', ${alertEvents.at}) order by ${alertEvents.id})
        from ${alertEvents} where ${alertEvents.alertId} = ${alerts.alertId}
          and ${inArray(alertEvents.kind, PAUSE_EVENTS)})`,
    })
    .from(alerts)
    .leftJoin(dri, eq(dri.email, alerts.driEmail))
    .leftJoin(pods, eq(pods.pod, alerts.pod))
    .where(alertId === undefined ? wanting() : eq(alerts.alertId, alertId))
    .orderBy(asc(alerts.openedAt), asc(alerts.alertId));

const wanting = () =>
  and(
    ne(alerts.status, 'resolved'),
    inArray(alerts.tier, ['critical', 'high']),
    sql`${alerts.driEmail} is not null`,
    isNull(alerts.firstActionAt),
    isNull(alerts.recoveredAt),
    sql`not ${hasEnded()}`,
    or(isNull(alerts.missedAt), sql`${alerts.missedAt} <= ${lastReassignment()}`),
  );

/** It has triggers, and none of them holds. */
const hasEnded = () => sql`(
  exists (select 1 from ${alertTriggers} where ${alertTriggers.alertId} = ${alerts.alertId})
  and not exists (
    select 1 from ${alertTriggers} where ${alertTriggers.alertId} = ${alerts.alertId} and ${alertTriggers.clearedAt} is null))`;

/** Unresolved alerts of which nothing has held since an instant, oldest first. */
export async function listEndedBefore(db: Db, before: Date): Promise<string[]> {
  const lastEnd = sql`(select max(${alertTriggers.clearedAt}) from ${alertTriggers} where ${alertTriggers.alertId} = ${alerts.alertId})`;
  const rows = await db
    .select({ alertId: alerts.alertId })
    .from(alerts)
    .where(and(ne(alerts.status, 'resolved'), hasEnded(), sql`${lastEnd} <= ${before.toISOString()}::timestamptz`))
    .orderBy(asc(alerts.openedAt), asc(alerts.alertId));
  return rows.map(({ alertId }) => alertId);
}

const lastReassignment = () =>
  sql<Date | null>`(select max(${alertEvents.at}) from ${alertEvents}
    where ${alertEvents.alertId} = ${alerts.alertId} and ${alertEvents.kind} = 'reassigned')`.mapWith(alerts.openedAt);

const firstOfTier = () =>
  sql<Date | null>`(select min(${alertTriggers.firedAt}) from ${alertTriggers}
    where ${alertTriggers.alertId} = ${alerts.alertId} and ${alertTriggers.tier} = ${alerts.tier})`.mapWith(
    alerts.openedAt,
  );

/** Those of these people who can still be told something, and everyone in RevOps who can, by e-mail. */
export async function listReachable(
  db: Db,
  emails: readonly string[],
): Promise<{ email: string; isRevops: boolean }[]> {
  const rows = await db
    .select({ email: people.email, role: people.role })
    .from(people)
    .where(and(isNull(people.deactivatedAt), or(eq(people.role, 'revops'), inArray(people.email, [...emails]))))
    .orderBy(asc(people.email));
  return rows.map(({ email, role }) => ({ email, isRevops: role === 'revops' }));
}
