import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';

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

/** Days of which events of these customers are kept. */
export async function listEventDays(
  db: Db,
  { source, keys }: { source: string; keys: readonly string[] },
): Promise<TouchedDay[]> {
  const { rows } = await db.execute<TouchedDay>(sql`
    select distinct account_key as "accountKey", day::text as day from usage_events
    where source = ${source} and account_key = any(${sql.param(keys)}::text[])`);
  return rows;
}

/** What the source's events say at all: one that never names a login does not say that there was none. */
export async function findSaidBySource(
  db: Db,
  source: string,
): Promise<{ users: boolean; logins: boolean; features: boolean }> {
  const { rows } = await db.execute<{ users: boolean; logins: boolean; features: boolean }>(sql`
    select exists(select from usage_events where source = ${source} and user_id is not null) as users,
      exists(select from usage_events where source = ${source} and is_login) as logins,
      exists(select from usage_events where source = ${source} and feature is not null) as features`);
  return rows[0] ?? { users: false, logins: false, features: false };
}

/** Forget what a customer did that is none. */
export async function forgetUsageEvents(db: Db, { source, key }: { source: string; key: string }): Promise<void> {
  await db.execute(sql`delete from usage_events where source = ${source} and account_key = ${key}`);
}
