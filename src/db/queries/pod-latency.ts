import { and, eq, gte, inArray, lte, ne, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
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
export async function listAnsweredAlerts(db: Db, { of, since, now }: Asked): Promise<AnsweredAlert[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${alerts.pod}, ${alerts.driEmail} as "driEmail", ${driName} as "driName", ${driTimeZone} as "timeZone",
      ${toMs(toldAt)} as "toldAt", ${toMs(alerts.acknowledgedAt)} as "acknowledgedAt",
      ${toMs(alerts.firstActionAt)} as "firstActionAt", ${toMs(alerts.missedAt)} as "missedAt",
      ${alerts.status} <> 'resolved' as "isOpen", ${alerts.toBand} is not distinct from 'red' as "isRed",
      ${alerts.tier} in ('critical', 'high') as "isUrgent"
    from ${alerts} left join ${people} on ${people.email} = ${alerts.driEmail}
    where ${and(isOf(of), isOfPeriod({ since, now }))}`);
  return rows.map((row) => ({
    ...row,
    toldAt: new Date(row.toldAt),
    acknowledgedAt: toDate(row.acknowledgedAt),
    firstActionAt: toDate(row.firstActionAt),
    missedAt: toDate(row.missedAt),
  }));
}

type Instants = 'toldAt' | 'acknowledgedAt' | 'firstActionAt' | 'missedAt';
type Row = Omit<AnsweredAlert, Instants> & { toldAt: number } & Record<Exclude<Instants, 'toldAt'>, number | null>;

/** As numbers: a whole company's alerts are tens of thousands, and reading instants from text took most of the time. */
const toMs = (instant: SQLWrapper): SQL => sql`(extract(epoch from ${instant}) * 1000)::float8`;
const toDate = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

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
