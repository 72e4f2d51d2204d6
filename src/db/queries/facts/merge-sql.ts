import { getTableName } from 'drizzle-orm';
import type { Stream } from '../../../domain/stream';
import { FACT_TABLES, type FactTable, type StagedColumn } from './tables';

type MergeNames = { stage: string; changed: string };
/** Whether the rows are likely to be stored already, just as they come. */
export type Repeats = 'likely' | 'unlikely';
/** Whether a coming row replaces any stored one, or none that the same source stored as of a later instant. */
export type Overwrites = 'any' | 'older';
export type Assignment = { column: string; value: string };

/**
 * One statement that brings what is staged into its table: `$1` the source, `$2` the instant.
 * Columns that are not staged keep what is stored; staged ones take what came, null included; rows stored just so are not updated.
 * `repeats`: rows that are stored just so are likely, and are left out before the insert. The conflict clause alone would lock, and
 * so write, each of them; but where nearly all rows are new, looking each up first costs a quarter of the whole merge.
 */
export function buildMergeSql(
  stream: Stream,
  columns: readonly StagedColumn[],
  { stage, changed, repeats, overwrites }: MergeNames & { repeats: Repeats; overwrites: Overwrites },
): string {
  const fact = FACT_TABLES[stream];
  const staged = listStaged(fact, columns);
  const coming = [...staged, ...listInsertOnly(fact, columns)];
  const names = coming.map(({ column }) => column);
  const accountId = fact.key.includes('account_id') ? 'kept.account_id' : 'null::text as account_id';
  const day = fact.happenedOn ?? 'null::date';
  return `
    with came as (
      select distinct on (${quoteAll(fact.key)}) * from (
        select s.line, ${coming.map(({ column, value }) => `${value} as "${column}"`).join(', ')} from ${stage} s
      ) every_line order by ${quoteAll(fact.key)}, line desc
    ), merged as (
      insert into ${getTableName(fact.table)} as kept (${quoteAll(names)}, source, updated_at)
      select ${quoteAll(names, 'came.')}, $1::text, $2::timestamptz from came ${repeats === 'likely' ? buildLookUp(fact, staged) : ''}
      on conflict (${quoteAll(fact.key)}) do ${buildUpdate(fact, staged, overwrites)}
      returning ${accountId}
    ), noted as (
      insert into ${changed} select distinct account_id from merged where account_id is not null on conflict do nothing
    )
    select (select count(*)::int from merged) as landed, min(${day}) as "firstFactOn", max(${day}) as "lastFactOn" from ${stage}`;
}

/** Joins what is stored under the key, and leaves only what differs from it or has none. `limit 1` keeps it a look-up by row. */
function buildLookUp(fact: FactTable, staged: readonly Assignment[]): string {
  const values = listValues(fact, staged);
  const isSameKey = fact.key.map((column) => `t."${column}" = came."${column}"`).join(' and ');
  const differs = values.length === 0 ? '' : ` or ${toRow(values, 'stored')} is distinct from ${toRow(values, 'came')}`;
  return `left join lateral (
        select true as is_there, t.* from ${getTableName(fact.table)} t where ${isSameKey} limit 1
      ) stored on true
      where stored.is_there is null${differs}`;
}

/** What a staged row becomes in the table: columns as they came, unknown replaced where null may not be or where a person entered it, then derived ones. */
export function listStaged(fact: FactTable, columns: readonly StagedColumn[]): Assignment[] {
  const given = columns.map(({ column }) => {
    const unknown = fact.whenNull?.[column] ?? fact.entered?.[column];
    return { column, value: unknown === undefined ? `s."${column}"` : `coalesce(s."${column}", ${unknown})` };
  });
  return [...given, ...toAssignments(fact.derived)];
}

/** What only a new row needs: a value where null may not be and nothing came, and the followers of what came. */
export function listInsertOnly(fact: FactTable, columns: readonly StagedColumn[]): Assignment[] {
  const isStaged = (name: string): boolean => columns.some(({ column }) => column === name);
  const unknown = toAssignments(fact.whenNull).filter(({ column }) => !isStaged(column));
  return [...unknown, ...(isStaged(fact.followers?.of ?? '') ? toAssignments(fact.followers?.insert) : [])];
}

function buildUpdate(fact: FactTable, staged: readonly Assignment[], overwrites: Overwrites): string {
  const values = listValues(fact, staged);
  if (values.length === 0) return 'nothing';
  const followers = values.includes(fact.followers?.of ?? '') ? toAssignments(fact.followers?.update) : [];
  const taken = [...values, 'source', 'updated_at'].map((column) => `"${column}" = excluded."${column}"`);
  const sets = [...taken, ...followers.map(({ column, value }) => `"${column}" = ${value}`)];
  const inOrder =
    overwrites === 'any' ? '' : ' and (kept.source <> excluded.source or kept.updated_at <= excluded.updated_at)';
  return `update set ${sets.join(', ')} where ${toRow(values, 'kept')} is distinct from ${toRow(values, 'excluded')}${inOrder}`;
}

export function listValues(fact: FactTable, staged: readonly Assignment[]): string[] {
  return staged.map(({ column }) => column).filter((column) => !fact.key.includes(column));
}

export function toRow(columns: readonly string[], of: string): string {
  return `row(${quoteAll(columns, `${of}.`)})`;
}

export function toAssignments(of: Readonly<Record<string, string>> = {}): Assignment[] {
  return Object.entries(of).map(([column, value]) => ({ column, value }));
}

export function quoteAll(columns: readonly string[], prefix = ''): string {
  return columns.map((column) => `${prefix}"${column}"`).join(', ');
}
