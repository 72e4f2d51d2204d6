import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { usageDaily } from '../schema';

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

/**
 * What was bought, held and solved from `fromDay` to before `endDay` (UTC). Null: the stream never delivered; trainings: nobody ever had one.
 * Open requests are those of that end, feature requests aside. Seats are of the contract term in force at each end, where terms are known.
 */
export async function readCustomerCounts(
  db: Db,
  { accountId, fromDay, endDay }: { accountId: string; fromDay: string; endDay: string },
): Promise<CustomerCounts> {
  const seatsOn = (day: string) => sql`(select seats from subscriptions s where s.account_id = a.account_id
    and started_on < ${day}::date and (ends_on is null or ends_on >= ${day}::date) order by started_on desc, subscription_id desc limit 1)`;
  const isConnected = (stream: string) => sql`exists (select from source_streams where stream = ${stream})`;
  const within = (at: string) => sql`${sql.raw(at)} >= ${fromDay}::date::timestamp at time zone 'utc'
    and ${sql.raw(at)} < ${endDay}::date::timestamp at time zone 'utc'`;
  const { rows } = await db.execute<CustomerCounts>(sql`
    select coalesce(${seatsOn(endDay)}, a.seats_purchased) as seats, ${seatsOn(fromDay)} as "seatsAtStart",
      coalesce(a.created_on, (select min(started_on) from subscriptions s where s.account_id = a.account_id))::text as "customerSinceOn",
      case when exists (select from activities where kind = 'training') then done.trainings end as trainings,
      case when ${isConnected('activities')} then done.reviews end as reviews,
      case when ${isConnected('tickets')} then asked.solved end as "requestsSolved",
      case when ${isConnected('tickets')} then asked.still_open end as "openRequests",
      asked.ratings, asked.average as "averageRating"
    from accounts a
    cross join lateral (
      select count(*) filter (where kind = 'training' and attended is distinct from false)::int as trainings,
        count(*) filter (where kind = 'qbr' and attended)::int as reviews
      from activities v where v.account_id = a.account_id and ${within('happened_at')}
    ) done
    cross join lateral (
      select count(*) filter (where ${within('solved_at')})::int as solved,
        count(csat) filter (where ${within('solved_at')})::int as ratings,
        avg(csat) filter (where ${within('solved_at')})::float8 as average,
        count(*) filter (where kind is distinct from 'feature_request' and (solved_at is null or solved_at >= ${endDay}::date::timestamp at time zone 'utc'))::int as still_open
      from tickets t where t.account_id = a.account_id and opened_at < ${endDay}::date::timestamp at time zone 'utc'
    ) asked
    where a.account_id = ${accountId}`);
  const [row] = rows;
  if (row === undefined) throw new Error(`account ${accountId} is gone`);
  return row;
}
