import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Pool } from './client';
import { FACT_TABLES } from './queries/facts/tables';
import * as schema from './schema';

/** Shows the facts as they stood on the morning of one day, under the tables' own names. */
const AS_OF_SCHEMA = 'as_of';
const FACT_DAYS = `${AS_OF_SCHEMA}.fact_days`;

type AsOfView = { table: PgTable; where: string; columns?: Readonly<Record<string, string>> };

const known = (column: string, limit: string): string => `case when ${column} < ${limit} then ${column} end`;

/**
 * What could be known before a day: rows dated before it, and of those only what had happened by then. A ticket solved later is open,
 * an invoice paid later is unpaid, a contact who left later is there. What became of accounts cannot be seen at all.
 * What the contract does not date (seats, ARR and renewal of accounts.csv, a ticket's priority) is seen as it was delivered.
 */
function listViews(day: string): AsOfView[] {
  const date = `'${day}'::date`;
  const instant = `'${day}T00:00:00Z'::timestamptz`;
  const onceSolved = (column: string) => `case when solved_at < ${instant} then ${column} end`;
  return [
    { table: schema.accounts, where: `created_on is null or created_on < ${date}` },
    { table: schema.usageDaily, where: `day < ${date}` },
    { table: schema.engagementDaily, where: `day < ${date}` },
    {
      table: schema.tickets,
      where: `opened_at < ${instant}`,
      columns: { solved_at: onceSolved('solved_at'), reopened: onceSolved('reopened'), csat: onceSolved('csat') },
    },
    { table: schema.npsResponses, where: `responded_at < ${instant}` },
    {
      table: schema.invoices,
      where: `issued_on < ${date}`,
      columns: {
        paid_on: known('paid_on', date),
        status: `case when status = 'paid' and paid_on >= ${date} then 'open' else status end`,
      },
    },
    { table: schema.activities, where: `happened_at < ${instant}` },
    { table: schema.subscriptions, where: `started_on < ${date}` },
    // a last visit after the day stays as it is: the query reads it as not known, and nothing at all would read as never
    { table: schema.contacts, where: 'true', columns: { left_on: known('left_on', date) } },
    { table: schema.outcomes, where: 'false' },
    {
      table: schema.sourceStreams,
      where: `first_fact_on is null or first_fact_on < ${date}`,
      columns: {
        last_fact_on: `(select max(f.day) from ${FACT_DAYS} f where f.source = source_streams.source and f.stream = source_streams.stream and f.day < ${date})`,
      },
    },
  ];
}

/**
 * Makes ready for `showAsOf`, once the facts are in: on which days each stream speaks of anything, so that a past morning knows how far
 * it reached then.
 */
export async function prepareAsOf(pool: Pool): Promise<void> {
  const days = Object.entries(FACT_TABLES).flatMap(([stream, { table, happenedOn }]) =>
    happenedOn === undefined || stream === 'outcomes'
      ? []
      : [`select distinct source, '${stream}' as stream, ${happenedOn} as day from public.${getTableName(table)}`],
  );
  await pool.query(
    [
      `create schema if not exists ${AS_OF_SCHEMA}`,
      `drop table if exists ${FACT_DAYS} cascade`,
      `create table ${FACT_DAYS} as ${days.join(' union all ')}`,
      `create index on ${FACT_DAYS} (source, stream, day)`,
      'analyze', // the facts came in a moment ago: the planner knows nothing of them yet
    ].join(';\n'),
  );
}

/**
 * From now on, and after `prepareAsOf`, connections opened by `toAsOfUrl` see the facts as they stood on the morning of `day` (UTC).
 * Views over the tables, with the day written out: the planner sees through them, and no query has to know of them.
 * @param day - YYYY-MM-DD.
 */
export async function showAsOf(pool: Pool, day: string): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new TypeError(`expected a day, found ${day}`);
  await pool.query(listViews(day).map(toSql).join(';\n')); // one transaction
}

/** The same database, read as `showAsOf` shows it. */
export function toAsOfUrl(url: string): string {
  const target = new URL(url);
  target.searchParams.set('options', `-c search_path=${AS_OF_SCHEMA},public`);
  return target.toString();
}

function toSql({ table, where, columns = {} }: AsOfView): string {
  const name = getTableName(table);
  const reads = Object.values(getTableColumns(table)).map(({ name: column }) =>
    columns[column] === undefined ? `"${column}"` : `${columns[column]} as "${column}"`,
  );
  return `create or replace view ${AS_OF_SCHEMA}.${name} as select ${reads.join(', ')} from public.${name} where ${where}`;
}
