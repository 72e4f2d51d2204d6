import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';
import { CHANGED_ACCOUNTS } from './facts/changed-accounts';

export type UsageEvent = {
  id: string;
  accountKey: string;
  day: string;
  userId: string | null;
  feature: string | null;
  isLogin: boolean;
};
/** A customer's day whose events changed. */
export type TouchedDay = { accountKey: string; day: string };
/** Columns of usage_daily that events can say. */
export const EVENT_COLUMNS = ['active_users', 'logins', 'events', 'features_used'] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** Forget what is known of these days of a source. The customers' days that it was known of. */
export async function deleteUsageEvents(
  db: Db,
  { source, days }: { source: string; days: readonly string[] },
): Promise<TouchedDay[]> {
  const { rows } = await db.execute<TouchedDay>(sql`
    with gone as (
      delete from usage_events where source = ${source} and day = any(${sql.param(days)}::date[]) returning account_key, day
    ) select distinct account_key as "accountKey", day::text as day from gone`);
  return rows;
}

/** Each event once, however often it comes. The customers' days that have a new one. */
export async function insertUsageEvents(
  db: Db,
  { source, events }: { source: string; events: readonly UsageEvent[] },
): Promise<TouchedDay[]> {
  const column = (of: (event: UsageEvent) => string | boolean | null): SQL =>
    sql`${sql.param(events.map((event) => of(event)))}`;
  const { rows } = await db.execute<TouchedDay>(sql`
    with came as (
      insert into usage_events (source, day, event_id, account_key, user_id, feature, is_login)
      select ${source}, e.* from unnest(${column((e) => e.day)}::date[], ${column((e) => e.id)}::text[], ${column((e) => e.accountKey)}::text[],
        ${column((e) => e.userId)}::text[], ${column((e) => e.feature)}::text[], ${column((e) => e.isLogin)}::boolean[]) e
      on conflict do nothing returning account_key, day
    ) select distinct account_key as "accountKey", day::text as day from came`);
  return rows;
}

const ROLLED_UP: Readonly<Record<EventColumn, string>> = {
  active_users: 'nullif(count(distinct e.user_id), 0)::int', // events that name nobody do not say that nobody was there
  logins: '(count(*) filter (where e.is_login))::int',
  events: 'count(*)::float8',
  features_used: 'count(distinct e.feature)::int',
};

/**
 * Roll these customers' days up anew from the events that are kept of them; a day without any goes, if it is this source's. Of days before
 * `exactFrom` the events may be forgotten in part: there a number only grows, and none goes. Accounts whose usage changed are noted and returned.
 * What else usage_daily says of the day (minutes, API calls) stays.
 */
export async function rollUpUsageDays(
  db: Db,
  args: {
    source: string;
    touched: readonly TouchedDay[];
    columns: readonly EventColumn[];
    exactFrom: string;
    now: Date;
  },
): Promise<string[]> {
  const { source, touched, columns, exactFrom, now } = args;
  const pick = (of: (column: EventColumn) => string): SQL => sql.raw(columns.map((column) => of(column)).join(', '));
  const isExact = sql`kept.day >= ${exactFrom}::date`;
  const sets = columns.map(
    (column) =>
      sql`${sql.raw(column)} = case when ${isExact} then ${sql.raw(`excluded.${column}`)}
        else ${sql.raw(`greatest(kept.${column}, excluded.${column})`)} end`,
  );
  const { rows } = await db.execute<{ id: string }>(sql`
    with touched as (
      select distinct s.account_id, t.day from unnest(${sql.param(touched.map(({ accountKey }) => accountKey))}::text[],
        ${sql.param(touched.map(({ day }) => day))}::date[]) as t(account_key, day)
      join source_accounts s on s.source = ${source} and s.key = t.account_key and s.account_id is not null
    ), sums as (
      select t.account_id, t.day, ${pick((column) => `${ROLLED_UP[column]} as ${column}`)}
      from touched t join source_accounts s on s.account_id = t.account_id and s.source = ${source} and s.ignored_at is null
      join usage_events e on e.source = ${source} and e.account_key = s.key and e.day = t.day
      group by t.account_id, t.day
    ), merged as (
      insert into usage_daily as kept (account_id, day, ${pick((column) => column)}, source, updated_at)
      select account_id, day, ${pick((column) => column)}, ${source}, ${now.toISOString()}::timestamptz from sums
      on conflict (account_id, day) do update set ${sql.join(sets, sql`, `)}, source = excluded.source, updated_at = excluded.updated_at
      where row(${pick((column) => `kept.${column}`)}) is distinct from row(${pick((column) => `excluded.${column}`)})
      returning account_id
    ), gone as (
      delete from usage_daily kept using touched t
      where kept.account_id = t.account_id and kept.day = t.day and kept.source = ${source} and ${isExact}
        and not exists (select from sums where sums.account_id = t.account_id and sums.day = t.day)
      returning kept.account_id
    ), changed as (
      select account_id from merged union select account_id from gone
    ), noted as (
      insert into ${sql.raw(CHANGED_ACCOUNTS)} select account_id from changed on conflict do nothing
    )
    select account_id as id from changed`);
  return rows.map(({ id }) => id);
}
