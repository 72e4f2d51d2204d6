import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import { usageDaily } from '../schema';
import { midnight } from './midnight';

/** A day of usage; null: the source has no such column. */
export type UsageDay = { day: string; activeUsers: number | null; featuresUsed: number | null };

/** Days with usage from `fromDay` to before `endDay`, oldest first. */
export function listUsageDays(
  db: Db,
  args: { accountId: string; fromDay: string; endDay: string },
): Promise<UsageDay[]> {
  return db
    .select({ day: usageDaily.day, activeUsers: usageDaily.activeUsers, featuresUsed: usageDaily.featuresUsed })
    .from(usageDaily)
    .where(
      and(eq(usageDaily.accountId, args.accountId), gte(usageDaily.day, args.fromDay), lt(usageDaily.day, args.endDay)),
    )
    .orderBy(usageDaily.day);
}

export type UsageReach = { firstOn: string; endOn: string };

/** First day of the account's usage, and the day after the last complete day of its source, at most today; null: it never had any. */
export async function findUsageReach(db: Db, args: { accountId: string; today: string }): Promise<UsageReach | null> {
  const { rows } = await db.execute<{ firstOn: string | null; endOn: string | null }>(sql`
    select (select min(day) from usage_daily where account_id = ${args.accountId})::text as "firstOn",
      least(${args.today}::date, s.last_fact_on + 1)::text as "endOn"
    from source_streams s
    where s.stream = 'usage_daily' and s.source = (
      select source from usage_daily where account_id = ${args.accountId} and day < ${args.today} order by day desc limit 1)`);
  const { firstOn, endOn } = rows[0] ?? {};
  return typeof firstOn === 'string' && typeof endOn === 'string' ? { firstOn, endOn } : null;
}

export type CustomerCounts = {
  seats: number | null;
  seatsAtStart: number | null;
  customerSinceOn: string | null;
  trainings: number | null;
  reviews: number | null;
  requestsSolved: number | null;
  openRequests: number | null;
  ratings: number;
  averageRating: number | null;
};

type Window = { accountId: string; fromDay: string; endDay: string };

/**
 * What was bought, held and solved from `fromDay` to before `endDay` (UTC). Null: the stream never delivered; trainings: nobody ever had one.
 * Open requests are those of that end, feature requests aside. Seats are of the contract term in force at each end, where terms are known.
 */
export async function readCustomerCounts(db: Db, { accountId, fromDay, endDay }: Window): Promise<CustomerCounts> {
  const [from, end] = [midnight(sql`${fromDay}`), midnight(sql`${endDay}`)];
  const { rows } = await db.execute<CustomerCounts>(sql`
    select coalesce(${seatsBefore(endDay)}, a.seats_purchased) as seats, ${seatsBefore(fromDay)} as "seatsAtStart",
      coalesce(a.created_on, (select min(started_on) from subscriptions s where s.account_id = a.account_id))::text as "customerSinceOn",
      case when exists (select from activities where kind = 'training') then held.trainings end as trainings,
      case when ${isConnected('activities')} then held.reviews end as reviews,
      case when ${isConnected('tickets')} then asked.solved end as "requestsSolved",
      case when ${isConnected('tickets')} then asked.still_open end as "openRequests",
      asked.ratings, asked.average as "averageRating"
    from accounts a
    cross join lateral (
      select count(*) filter (where kind = 'training' and attended is distinct from false)::int as trainings,
        count(*) filter (where kind = 'qbr' and attended)::int as reviews
      from activities v where v.account_id = a.account_id and happened_at >= ${from} and happened_at < ${end}
    ) held
    cross join lateral (
      select count(*) filter (where is_solved)::int as solved, count(csat) filter (where is_solved)::int as ratings,
        avg(csat) filter (where is_solved)::float8 as average, count(*) filter (where is_open)::int as still_open
      from (
        select csat, solved_at >= ${from} and solved_at < ${end} as is_solved,
          kind is distinct from 'feature_request' and (solved_at is null or solved_at >= ${end}) as is_open
        from tickets t where t.account_id = a.account_id and opened_at < ${end}
      ) t
    ) asked
    where a.account_id = ${accountId}`);
  const [row] = rows;
  if (row === undefined) throw new Error(`account ${accountId} is gone`);
  return row;
}

const isConnected = (stream: Stream) => sql`exists (select from source_streams where stream = ${stream})`;

/** Seats of the contract term in force on the day before. */
const seatsBefore = (day: string) => sql`(select seats from subscriptions s where s.account_id = a.account_id
  and started_on < ${day}::date and (ends_on is null or ends_on >= ${day}::date) order by started_on desc, subscription_id desc limit 1)`;
