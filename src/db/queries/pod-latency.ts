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
};

/** A pod's red alerts opened from `since` to `now`, and those still open however old. */
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
    })
    .from(alerts)
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .where(
      and(
        eq(alerts.pod, args.pod),
        eq(alerts.toBand, 'red'),
        lte(alerts.openedAt, args.now),
        or(gte(alerts.openedAt, args.since), ne(alerts.status, 'resolved')),
      ),
    );
}
