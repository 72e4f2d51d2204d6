import { and, eq, gte, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { alerts, people } from '../schema';

export type AnsweredAlert = {
  driEmail: string | null;
  driName: string;
  timeZone: string; // of the DRI
  toldAt: Date; // when its message was posted or a digest listed it, else when it was opened
  acknowledgedAt: Date | null;
  firstActionAt: Date | null;
  missedAt: Date | null;
  isOpen: boolean;
  isRed: boolean; // it tells of a change into Red
  isUrgent: boolean; // Critical or High: it asks for an answer within days
};

/** A pod's alerts opened from `since` to `now`, and those still open however old: all that turned red, and whatever else someone was told. */
export function listPodAlerts(db: Db, args: { pod: string; since: Date; now: Date }): Promise<AnsweredAlert[]> {
  return db
    .select({
      driEmail: alerts.driEmail,
      driName: sql<string>`coalesce(${people.name}, ${alerts.driEmail}, 'Nobody named')`,
      timeZone: sql<string>`coalesce(${people.timeZone}, 'UTC')`,
      toldAt: sql<Date>`coalesce(${alerts.postedAt}, ${alerts.listedAt}, ${alerts.openedAt})`.mapWith(alerts.openedAt),
      acknowledgedAt: alerts.acknowledgedAt,
      firstActionAt: alerts.firstActionAt,
      missedAt: alerts.missedAt,
      isOpen: sql<boolean>`${alerts.status} <> 'resolved'`,
      isRed: sql<boolean>`${alerts.toBand} is not distinct from 'red'`,
      isUrgent: sql<boolean>`${alerts.tier} in ('critical', 'high')`,
    })
    .from(alerts)
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .where(
      and(
        eq(alerts.pod, args.pod),
        or(eq(alerts.toBand, 'red'), sql`coalesce(${alerts.postedAt}, ${alerts.listedAt}) is not null`),
        lte(alerts.openedAt, args.now),
        or(gte(alerts.openedAt, args.since), ne(alerts.status, 'resolved')),
      ),
    );
}
