import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AlertEvent, AlertEventKind } from '../../domain/alert';
import type { Db } from '../client';
import { alertEvents, people } from '../schema';

export type NewAlertEvent = {
  alertId: string;
  kind: AlertEventKind;
  at: Date;
  byEmail: string | null; // null: the system
  note?: string | null;
  data?: Record<string, unknown>;
};

/** Append what happened; returns the row's id, for dedupe keys. */
export async function insertAlertEvent(db: Db, event: NewAlertEvent): Promise<number> {
  const [row] = await db.insert(alertEvents).values(event).returning({ id: alertEvents.id });
  if (row === undefined) throw new Error('alert_events returned no row');
  return row.id;
}

const named = alias(people, 'named');
const columns = {
  kind: alertEvents.kind,
  at: alertEvents.at,
  actorName: sql<string | null>`coalesce(${people.name}, ${alertEvents.byEmail})`,
  note: alertEvents.note,
  toName: named.name,
};

export async function findAlertEvent(db: Db, eventId: number): Promise<AlertEvent | null> {
  const [row] = await db
    .select(columns)
    .from(alertEvents)
    .leftJoin(people, eq(people.email, alertEvents.byEmail))
    .leftJoin(named, and(eq(named.email, sql`${alertEvents.data} ->> 'to'`), eq(alertEvents.kind, 'reassigned')))
    .where(eq(alertEvents.id, eventId));
  return row ?? null;
}

/** The last event of one kind, with who did it. */
export async function findLatestEvent(db: Db, alertId: string, kind: AlertEventKind) {
  const [row] = await db
    .select({ at: alertEvents.at, byEmail: alertEvents.byEmail, note: alertEvents.note })
    .from(alertEvents)
    .where(and(eq(alertEvents.alertId, alertId), eq(alertEvents.kind, kind)))
    .orderBy(desc(alertEvents.id))
    .limit(1);
  return row ?? null;
}
