import { and, eq, gte, inArray, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';
import { alerts, people } from '../schema';

export type AnsweredAlert = {
  pod: string | null;
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

/** Whose alerts: of some pods, of one person, or `null`: all. */
export type AlertsOf = { pods: readonly string[] } | { driEmail: string } | null;
type Asked = { of: AlertsOf; since: Date; now: Date };

/** When people heard of it. */
export const toldAt = sql<Date>`coalesce(${alerts.postedAt}, ${alerts.listedAt}, ${alerts.openedAt})`;
export const driName = sql<string>`coalesce(${people.name}, ${alerts.driEmail}, 'Nobody named')`;
export const driTimeZone = sql<string>`coalesce(${people.timeZone}, 'UTC')`;

/** Alerts opened from `since` to `now`, and those still open however old: all that turned red, and whatever else someone was told. */
export function listAnsweredAlerts(db: Db, { of, since, now }: Asked): Promise<AnsweredAlert[]> {
  return db
    .select({
      pod: alerts.pod,
      driEmail: alerts.driEmail,
      driName,
      timeZone: driTimeZone,
      toldAt: toldAt.mapWith(alerts.openedAt),
      acknowledgedAt: alerts.acknowledgedAt,
      firstActionAt: alerts.firstActionAt,
      missedAt: alerts.missedAt,
      isOpen: sql<boolean>`${alerts.status} <> 'resolved'`,
      isRed: sql<boolean>`${alerts.toBand} is not distinct from 'red'`,
      isUrgent: sql<boolean>`${alerts.tier} in ('critical', 'high')`,
    })
    .from(alerts)
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .where(and(isOf(of), isOfPeriod({ since, now })));
}

export const isOfPeriod = ({ since, now }: Omit<Asked, 'of'>): SQL | undefined =>
  and(
    or(eq(alerts.toBand, 'red'), sql`coalesce(${alerts.postedAt}, ${alerts.listedAt}) is not null`),
    lte(alerts.openedAt, now),
    or(gte(alerts.openedAt, since), ne(alerts.status, 'resolved')),
  );

function isOf(of: AlertsOf): SQL | undefined {
  if (of === null) return undefined;
  return 'pods' in of ? inArray(alerts.pod, [...of.pods]) : eq(alerts.driEmail, of.driEmail);
}
