import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AlertCard } from '../../domain/alert';
import type { Db } from '../client';
import { alertEvents, people } from '../schema';

/** What an alert's card says of its events. */
export type AlertHistory = Pick<AlertCard, 'lastAction' | 'outcomeNote' | 'coversFor'>;
export const NO_HISTORY: AlertHistory = { lastAction: null, outcomeNote: null, coversFor: null };

const KINDS = ['opened', 'reassigned', 'action_logged', 'resolved'] as const;
const absent = alias(people, 'absent');

/** The last action, the note of its end, and whom the person named on it stands in for: one row each from the events. */
export async function listAlertHistories(db: Db, alertIds: readonly string[]): Promise<Map<string, AlertHistory>> {
  if (alertIds.length === 0) return new Map();
  const byAlert = new Map<string, Row[]>();
  for (const row of await listLastOfEachKind(db, alertIds))
    byAlert.set(row.alertId, [...(byAlert.get(row.alertId) ?? []), row]);
  return new Map([...byAlert].map(([alertId, rows]) => [alertId, toHistory(rows)]));
}

const listLastOfEachKind = (db: Db, alertIds: readonly string[]) =>
  db
    .selectDistinctOn([alertEvents.alertId, alertEvents.kind], {
      alertId: alertEvents.alertId,
      kind: alertEvents.kind,
      note: alertEvents.note,
      at: alertEvents.at,
      byName: sql<string>`coalesce(${people.name}, ${alertEvents.byEmail}, 'Barometer')`,
      absentName: sql<string | null>`coalesce(${absent.name}, ${alertEvents.data} ->> 'coversFor')`,
      absentZone: sql<string>`coalesce(${absent.timeZone}, 'UTC')`,
      absentUntil: sql<string | null>`${alertEvents.data} ->> 'coversUntil'`,
    })
    .from(alertEvents)
    .leftJoin(people, eq(people.email, alertEvents.byEmail))
    .leftJoin(absent, eq(absent.email, sql`${alertEvents.data} ->> 'coversFor'`))
    .where(and(inArray(alertEvents.alertId, [...alertIds]), inArray(alertEvents.kind, [...KINDS])))
    .orderBy(alertEvents.alertId, alertEvents.kind, sql`${alertEvents.id} desc`);

type Row = Awaited<ReturnType<typeof listLastOfEachKind>>[number];

function toHistory(rows: readonly Row[]): AlertHistory {
  const last = (kind: (typeof KINDS)[number]) => rows.find((row) => row.kind === kind) ?? null;
  const action = last('action_logged');
  return {
    lastAction: action === null ? null : { note: action.note ?? '', byName: action.byName, at: action.at },
    outcomeNote: last('resolved')?.note ?? null,
    coversFor: toCoversFor(last('reassigned') ?? last('opened')),
  };
}

/** Of the event that named the present DRI. */
function toCoversFor(naming: Row | null): AlertHistory['coversFor'] {
  if (naming === null || naming.absentName === null || naming.absentUntil === null) return null;
  return { name: naming.absentName, until: new Date(naming.absentUntil), timeZone: naming.absentZone };
}
