import { and, asc, eq, gt, gte, lte } from 'drizzle-orm';
import type { DayScore, DayUse } from '../../domain/score-course';
import type { Db } from '../client';
import { alerts, healthHistory, usageDaily } from '../schema';

type Asked = { accountId: string; fromDay: string; toDay: string };

/** One score a day, oldest first, both ends included. */
export function listDayScores(db: Db, { accountId, fromDay, toDay }: Asked): Promise<DayScore[]> {
  const { day, score, band, modelVersion } = healthHistory;
  return db
    .select({ day, score, band, modelVersion })
    .from(healthHistory)
    .where(and(eq(healthHistory.accountId, accountId), gte(day, fromDay), lte(day, toDay)))
    .orderBy(asc(day));
}

/** How many used it, day by day; days without activity have no row. */
export function listDayUse(db: Db, { accountId, fromDay, toDay }: Asked): Promise<DayUse[]> {
  const { day, activeUsers, logins } = usageDaily;
  return db
    .select({ day, activeUsers, logins })
    .from(usageDaily)
    .where(and(eq(usageDaily.accountId, accountId), gte(day, fromDay), lte(day, toDay)))
    .orderBy(asc(day));
}

/** When the account's alerts opened, oldest first. */
export async function listAlertOpenings(db: Db, args: { accountId: string; since: Date; now: Date }): Promise<Date[]> {
  const rows = await db
    .select({ openedAt: alerts.openedAt })
    .from(alerts)
    .where(and(eq(alerts.accountId, args.accountId), gt(alerts.openedAt, args.since), lte(alerts.openedAt, args.now)))
    .orderBy(asc(alerts.openedAt));
  return rows.map(({ openedAt }) => openedAt);
}
