import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../src/db/client';
import { alertEvents, alerts, alertTriggers } from '../../src/db/schema';
import { churnDayOf, type Course } from '../world/customer';
import { natureOf } from '../world/fate';
import { groupBy } from './group-by';

const DAY_MS = 86_400_000;
const STILL_THE_SAME_DAYS = 30; // an alert this soon after the rescue is still about what happened

/** An alert beside what really went on with its customer: `harm` and `news` are causes; the rest were false alarms. */
export type JudgedAlert = {
  accountId: string;
  trigger: string;
  tier: (typeof alerts.$inferSelect)['tier'];
  driEmail: string | null;
  openedAt: Date;
  toldAt: Date | null; // posted, or listed in a digest
  lines: readonly { tier: JudgedAlert['tier']; firedAt: Date }[]; // what opened or joined it
  isPosted: boolean;
  isAcknowledged: boolean;
  isActed: boolean;
  truth: 'harm' | 'news' | 'bait' | 'nothing' | 'gone';
};

/** @param startMs - of day 0. Every alert there ever was, oldest first. */
export async function listJudgedAlerts(
  db: Db,
  courses: ReadonlyMap<string, Course>,
  startMs: number,
): Promise<JudgedAlert[]> {
  const rows = await db.select().from(alerts).orderBy(asc(alerts.openedAt), asc(alerts.accountId));
  const lines = groupBy(await db.select().from(alertTriggers), ({ alertId }) => alertId);
  const listed = await db.select().from(alertEvents).where(eq(alertEvents.kind, 'listed')).orderBy(asc(alertEvents.at));
  const listings = groupBy(listed, ({ alertId }) => alertId); // the row forgets them when it is raised
  return rows.map((row) => ({
    accountId: row.accountId,
    trigger: row.trigger,
    tier: row.tier,
    driEmail: row.driEmail,
    openedAt: row.openedAt,
    toldAt: earlier(row.postedAt, listings.get(row.alertId)?.[0]?.at ?? null),
    lines: lines.get(row.alertId) ?? [],
    isPosted: row.postedAt !== null,
    isAcknowledged: row.acknowledgedAt !== null,
    isActed: row.firstActionAt !== null,
    truth: judge(courses.get(row.accountId) ?? null, Math.floor((row.openedAt.getTime() - startMs) / DAY_MS)),
  }));
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function judge(course: Course | null, day: number): JudgedAlert['truth'] {
  const fate = course?.customer.fate ?? null;
  if (course === null || fate === null || day < fate.causeDay) return 'nothing';
  if (day >= (churnDayOf(course) ?? Infinity)) return 'gone';
  if (course.rescuedDay !== null && day > course.rescuedDay + STILL_THE_SAME_DAYS) return 'nothing';
  return natureOf(fate);
}

/** Renewals coming up and room to grow are no alarms: nothing need have happened. */
export function isAlarm({ tier }: Pick<JudgedAlert, 'tier'>): boolean {
  return tier === 'critical' || tier === 'high' || tier === 'moderate';
}

export const isFalse = ({ truth }: Pick<JudgedAlert, 'truth'>): boolean => truth === 'nothing' || truth === 'bait';
