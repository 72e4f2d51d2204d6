import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';
import { CHANGED_ACCOUNTS } from './facts/changed-accounts';
import type { TouchedDay } from './usage-events';

/** A table of days that events add up to. */
export type DayTable<Column extends string> = {
  name: string;
  sums: Readonly<Record<Column, string>>; // column → SQL over the events `e` of a customer's day
  counted: string; // SQL over an event `e`: which of them it is about
  allColumns: readonly string[]; // that say anything of a day
  isShared: boolean; // several sources fill one row, each its own columns
};

export type RollUp<Column extends string> = {
  source: string;
  touched: readonly TouchedDay[];
  columns: readonly Column[];
  exactFrom: string; // of days before, events may be forgotten in part
  now: Date;
};

const LOCK_CLASS = 5_246_352; // any constant: it only has to differ from other advisory locks in this database

/**
 * Nobody else adds up days of this source until the transaction ends: two at once would each count without the other's events, and the second would
 * write over the first.
 */
const waitForOthers = (source: string): SQL => sql`select pg_advisory_xact_lock(${LOCK_CLASS}, hashtext(${source}))`;

/**
 * Roll these customers' days up anew from the events that are kept of them; where a day has none, what they said of it goes. Of days before
 * `exactFrom` a number only grows, and none goes. Accounts whose days changed are noted and returned. What else the table says of the day stays. Call it in the transaction that brought the events.
 */
export async function rollUpDays<Column extends string>(
  db: Db,
  table: DayTable<Column>,
  rollUp: RollUp<Column>,
): Promise<string[]> {
  await db.execute(waitForOthers(rollUp.source)); // by itself: what follows sees what they have committed
  const { rows } = await db.execute<{ id: string }>(sql`
    with touched as (${selectTouched(rollUp)}), customer_days as materialized (${selectCustomerDays(rollUp)}),
    sums as (${selectSums(table, rollUp)}),
    merged as (${mergeSums(table, rollUp)}), gone as (${deleteEmptied(table, rollUp)}), cleared as (${clearEmptied(table, rollUp)}),
    changed as (
      select account_id from merged union select account_id from gone union select account_id from cleared
    ), noted as (
      insert into ${sql.raw(CHANGED_ACCOUNTS)} select account_id from changed on conflict do nothing
    )
    select account_id as id from changed`);
  return rows.map(({ id }) => id);
}

type Any = RollUp<string>;

const selectTouched = ({ source, touched }: Any): SQL => sql`
  select distinct s.account_id, t.day from unnest(${sql.param(touched.map(({ accountKey }) => accountKey))}::text[],
    ${sql.param(touched.map(({ day }) => day))}::date[]) as t(account_key, day)
  join source_accounts s on s.source = ${source} and s.key = t.account_key and s.account_id is not null`;

/** An account can be several customers of the source: all their events are its. */
const selectCustomerDays = ({ source }: Any): SQL => sql`
  select t.account_id, t.day, s.key from touched t
  join source_accounts s on s.account_id = t.account_id and s.source = ${source} and s.ignored_at is null`;

/** Each customer's day by itself, which its index gives: joined any other way, a busy day of all customers would be read for each of them. */
const selectSums = <Column extends string>(
  { sums, counted }: DayTable<Column>,
  { source, columns }: RollUp<Column>,
): SQL => sql`
  select c.account_id, c.day, ${pick(columns, (column) => `${sums[column]} as ${column}`)}
  from customer_days c, lateral (
    select e.user_id, e.feature, e.is_login from usage_events e
    where e.source = ${source} and e.account_key = c.key and e.day = c.day and ${sql.raw(counted)} offset 0
  ) e group by c.account_id, c.day`;

function mergeSums({ name }: DayTable<string>, { source, columns, exactFrom, now }: Any): SQL {
  const sets = columns.map((column) => {
    const [came, larger] = [`excluded.${column}`, `greatest(kept.${column}, excluded.${column})`];
    return sql`${sql.raw(column)} = case when ${isExact(exactFrom)} then ${sql.raw(came)} else ${sql.raw(larger)} end`;
  });
  const names = pick(columns, (column) => column);
  return sql`
    insert into ${sql.raw(name)} as kept (account_id, day, ${names}, source, updated_at)
    select account_id, day, ${names}, ${source}, ${now.toISOString()}::timestamptz from sums
    on conflict (account_id, day) do update
    set ${sql.join(sets, sql`, `)}, source = excluded.source, updated_at = excluded.updated_at
    where row(${pick(columns, (column) => `kept.${column}`)}) is distinct from row(${pick(columns, (column) => `excluded.${column}`)})
    returning account_id`;
}

const deleteEmptied = (table: DayTable<string>, rollUp: Any): SQL => sql`
  delete from ${sql.raw(table.name)} kept using touched t
  where ${isEmptied(table, rollUp)} and not ${saysMore(table, rollUp)} returning kept.account_id`;

/** What somebody else said of the day stays. */
const clearEmptied = (table: DayTable<string>, rollUp: Any): SQL => sql`
  update ${sql.raw(table.name)} kept set ${pick(rollUp.columns, (column) => `${column} = null`)}, updated_at = ${rollUp.now.toISOString()}::timestamptz
  from touched t where ${isEmptied(table, rollUp)} and ${saysMore(table, rollUp)}
    and num_nonnulls(${pick(rollUp.columns, (column) => `kept.${column}`)}) > 0 returning kept.account_id`;

const isEmptied = ({ isShared }: DayTable<string>, { source, exactFrom }: Any): SQL => sql`
  kept.account_id = t.account_id and kept.day = t.day and ${isShared ? sql`true` : sql`kept.source = ${source}`} and ${isExact(exactFrom)}
    and not exists (select from sums where sums.account_id = t.account_id and sums.day = t.day)`;

function saysMore({ isShared, allColumns }: DayTable<string>, { columns }: Any): SQL {
  const others = allColumns.filter((column) => !columns.includes(column));
  if (!isShared || others.length === 0) return sql`false`;
  return sql`(num_nonnulls(${pick(others, (column) => `kept.${column}`)}) > 0)`;
}

const isExact = (exactFrom: string): SQL => sql`kept.day >= ${exactFrom}::date`;

const pick = <Column extends string>(columns: readonly Column[], of: (column: Column) => string): SQL =>
  sql.raw(columns.map((column) => of(column)).join(', '));
