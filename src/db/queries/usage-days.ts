import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';
import { CHANGED_ACCOUNTS } from './facts/changed-accounts';
import type { TouchedDay } from './usage-events';

/** Columns of usage_daily that events can say. */
export const EVENT_COLUMNS = ['active_users', 'logins', 'events', 'features_used'] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

export type RollUp = {
  source: string;
  touched: readonly TouchedDay[];
  columns: readonly EventColumn[];
  exactFrom: string; // of days before, events may be forgotten in part
  now: Date;
};

const ROLLED_UP: Readonly<Record<EventColumn, string>> = {
  active_users: 'nullif(count(distinct e.user_id), 0)::int', // events that name nobody do not say that nobody was there
  logins: '(count(*) filter (where e.is_login))::int',
  events: 'count(*)::float8',
  features_used: 'count(distinct e.feature)::int',
};

/**
 * Roll these customers' days up anew from the events that are kept of them; a day without any goes, if it is this source's. Of days before
 * `exactFrom` a number only grows, and none goes. Accounts whose usage changed are noted and returned. What else usage_daily says of the day
 * (minutes, API calls) stays.
 */
export async function rollUpUsageDays(db: Db, rollUp: RollUp): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with touched as (${selectTouched(rollUp)}), sums as (${selectSums(rollUp)}),
    merged as (${mergeSums(rollUp)}), gone as (${deleteEmptied(rollUp)}),
    changed as (
      select account_id from merged union select account_id from gone
    ), noted as (
      insert into ${sql.raw(CHANGED_ACCOUNTS)} select account_id from changed on conflict do nothing
    )
    select account_id as id from changed`);
  return rows.map(({ id }) => id);
}

const selectTouched = ({ source, touched }: RollUp): SQL => sql`
  select distinct s.account_id, t.day from unnest(${sql.param(touched.map(({ accountKey }) => accountKey))}::text[],
    ${sql.param(touched.map(({ day }) => day))}::date[]) as t(account_key, day)
  join source_accounts s on s.source = ${source} and s.key = t.account_key and s.account_id is not null`;

/** An account can be several customers of the source: all their events are its. */
const selectSums = ({ source, columns }: RollUp): SQL => sql`
  select t.account_id, t.day, ${pick(columns, (column) => `${ROLLED_UP[column]} as ${column}`)}
  from touched t join source_accounts s on s.account_id = t.account_id and s.source = ${source} and s.ignored_at is null
  join usage_events e on e.source = ${source} and e.account_key = s.key and e.day = t.day
  group by t.account_id, t.day`;

function mergeSums({ source, columns, exactFrom, now }: RollUp): SQL {
  const sets = columns.map((column) => {
    const [came, larger] = [`excluded.${column}`, `greatest(kept.${column}, excluded.${column})`];
    return sql`${sql.raw(column)} = case when ${isExact(exactFrom)} then ${sql.raw(came)} else ${sql.raw(larger)} end`;
  });
  const names = pick(columns, (column) => column);
  return sql`
    insert into usage_daily as kept (account_id, day, ${names}, source, updated_at)
    select account_id, day, ${names}, ${source}, ${now.toISOString()}::timestamptz from sums
    on conflict (account_id, day) do update
    set ${sql.join(sets, sql`, `)}, source = excluded.source, updated_at = excluded.updated_at
    where row(${pick(columns, (column) => `kept.${column}`)}) is distinct from row(${pick(columns, (column) => `excluded.${column}`)})
    returning account_id`;
}

const deleteEmptied = ({ source, exactFrom }: RollUp): SQL => sql`
  delete from usage_daily kept using touched t
  where kept.account_id = t.account_id and kept.day = t.day and kept.source = ${source} and ${isExact(exactFrom)}
    and not exists (select from sums where sums.account_id = t.account_id and sums.day = t.day)
  returning kept.account_id`;

const isExact = (exactFrom: string): SQL => sql`kept.day >= ${exactFrom}::date`;

const pick = (columns: readonly EventColumn[], of: (column: EventColumn) => string): SQL =>
  sql.raw(columns.map((column) => of(column)).join(', '));
