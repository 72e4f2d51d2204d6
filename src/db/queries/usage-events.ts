import { sql, type SQL } from 'drizzle-orm';
import {
  ENGAGEMENT_ACTIONS,
  ENGAGEMENT_COLUMNS,
  type EngagementAction,
  type EngagementColumn,
} from '../../domain/engagement';
import type { Db } from '../client';
import { IS_USE, markOf } from './engagement-mark';

export type UsageEvent = {
  id: string;
  accountKey: string;
  day: string;
  userId: string | null;
  feature: string | null;
  isLogin: boolean;
  engagement: EngagementAction | null; // what it is around the product: no use of it, and of no feature
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
        ${column((e) => e.userId)}::text[], ${column(toStoredFeature)}::text[], ${column((e) => e.isLogin)}::boolean[]) e
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

const toStoredFeature = ({ engagement, feature }: UsageEvent): string | null =>
  engagement === null ? feature : markOf(engagement);

/** What the source's events say at all: one that never names a login does not say that there was none. */
export type SaidBySource = { users: boolean; logins: boolean; features: boolean; engagement: EngagementColumn[] };

export async function findSaidBySource(db: Db, source: string): Promise<SaidBySource> {
  const says = (what: string): SQL =>
    sql`exists(select from usage_events e where source = ${source} and ${sql.raw(what)})`;
  const { rows } = await db.execute<Omit<SaidBySource, 'engagement'> & { actions: EngagementAction[] }>(sql`
    select ${says(`user_id is not null and ${IS_USE}`)} as users, ${says('is_login')} as logins,
      ${says(`feature is not null and ${IS_USE}`)} as features,
      array(select action from unnest(${sql.param(ENGAGEMENT_ACTIONS)}::text[], ${sql.param(ENGAGEMENT_ACTIONS.map(markOf))}::text[]) as t(action, mark)
        where exists (select from usage_events e where source = ${source} and e.feature = mark)) as actions`);
  const { actions = [], ...said } = rows[0] ?? { users: false, logins: false, features: false };
  return { ...said, engagement: actions.map((action) => ENGAGEMENT_COLUMNS[action]) };
}

/** Forget what a customer did that is none. */
export async function forgetUsageEvents(db: Db, { source, key }: { source: string; key: string }): Promise<void> {
  await db.execute(sql`delete from usage_events where source = ${source} and account_key = ${key}`);
}
