import { and, asc, eq, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { HomeWaiting } from '../../domain/home';
import { TIERS } from '../../domain/trigger';
import type { Db } from '../client';
import { accountHealth as health, accounts, alerts } from '../schema';

/** `today`: YYYY-MM-DD where the person is, `dayStart`: when it began there. */
type Asked = { email: string; today: string; dayStart: Date; limit: number };
export type RankedWaiting = HomeWaiting & { isToday: boolean };

/**
 * Alerts this person is the DRI of that nobody has acknowledged, that were acknowledged and nothing done, or whose next step is due by
 * `today`: the gravest tier first (R158), then the unacknowledged, then the newest. The first `limit` of them, and beyond those the first
 * that opened today. The score is today's, as everywhere on Home; reason and action are what the person was told.
 */
export async function listWaiting(db: Db, asked: Asked): Promise<{ rows: RankedWaiting[]; total: number }> {
  const ranked = rankWaiting(db, asked).as('ranked');
  const found = await db
    .select()
    .from(ranked)
    .where(or(lte(ranked.place, asked.limit), and(ranked.isToday, eq(ranked.placeOfDay, 1))))
    .orderBy(asc(ranked.place));
  return { rows: found.map(toWaiting), total: found[0]?.total ?? 0 };
}

const rankWaiting = (db: Db, { email, today, dayStart }: Asked) =>
  db
    .select({
      alertId: alerts.alertId,
      accountId: alerts.accountId,
      name: accounts.name,
      status: alerts.status,
      score: sql`coalesce(${health.score}, ${alerts.score})`.mapWith(alerts.score).as('score_now'),
      reason: alerts.reason,
      action: alerts.action,
      actionDueOn: alerts.actionDueOn,
      openedAt: alerts.openedAt,
      missedAt: sql<Date | null>`case when ${alerts.firstActionAt} is null then ${alerts.missedAt} end`
        .mapWith(alerts.missedAt)
        .as('missed'),
      tier: alerts.tier,
      nextStep: alerts.nextStep,
      nextStepOn: alerts.nextStepOn,
      isToday: sql<boolean>`${isSince(dayStart)}`.as('is_today'),
      place: sql<number>`row_number() over (order by ${GRAVEST_FIRST})`.mapWith(Number).as('place'),
      placeOfDay: sql<number>`row_number() over (partition by ${isSince(dayStart)} order by ${GRAVEST_FIRST})`
        .mapWith(Number)
        .as('place_of_day'),
      total: sql<number>`count(*) over ()`.mapWith(Number).as('total'),
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(health, eq(health.accountId, alerts.accountId))
    .where(
      and(
        eq(alerts.driEmail, email),
        ne(alerts.route, 'grouped'), // its owner has not been told: RevOps decides first
        or(
          eq(alerts.status, 'open'),
          and(eq(alerts.status, 'acknowledged'), or(isNull(alerts.firstActionAt), lte(alerts.nextStepOn, today))),
        ),
      ),
    );

const GRAVEST_FIRST = sql`array_position(${sql.param([...TIERS])}::text[], ${alerts.tier}),
  ${alerts.status} <> 'open', ${alerts.openedAt} desc, ${alerts.alertId}`;
const isSince = (dayStart: Date): SQL => sql`${alerts.openedAt} >= ${dayStart.toISOString()}::timestamptz`;

type Row = Omit<RankedWaiting, 'nextStep'> & { nextStep: string | null; nextStepOn: string | null } & Places;
type Places = { place: number; placeOfDay: number; total: number };

function toWaiting({
  place: _place,
  placeOfDay: _ofDay,
  total: _total,
  nextStep,
  nextStepOn,
  ...row
}: Row): RankedWaiting {
  const isStep = nextStep !== null || nextStepOn !== null;
  return { ...row, nextStep: isStep ? { text: nextStep, on: nextStepOn } : null };
}
