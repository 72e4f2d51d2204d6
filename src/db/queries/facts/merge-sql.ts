import { getTableName } from 'drizzle-orm';
import type { Stream } from '../../../domain/stream';
import { FACT_TABLES, type FactTable, type StagedColumn } from './tables';

type Names = { stage: string; changed: string };
type Assignment = { column: string; value: string };

/**
 * One statement that brings a staged page into its table: `$1` the source, `$2` the instant.
 * Columns that are not staged keep what is stored; staged ones take what came, null included. Only rows that differ are written,
 * so that a repeated file changes nothing and marks no account.
 */
export function buildMergeSql(stream: Stream, columns: readonly StagedColumn[], { stage, changed }: Names): string {
  const fact = FACT_TABLES[stream];
  const staged = listStaged(fact, columns);
  const inserted = [...staged, ...listInsertOnly(fact, columns)];
  const keys = fact.key.map((column) => staged.find((each) => each.column === column)?.value ?? column).join(', ');
  const accountId = fact.key.includes('account_id') ? 'kept.account_id' : 'null::text as account_id';
  const day = fact.happenedOn ?? 'null::date';
  return `
    with merged as (
      insert into ${getTableName(fact.table)} as kept (${quoteAll(inserted.map(({ column }) => column))}, source, updated_at)
      select distinct on (${keys}) ${inserted.map(({ value }) => value).join(', ')}, $1::text, $2::timestamptz
      from ${stage} s order by ${keys}, s.line desc
      on conflict (${quoteAll(fact.key)}) do ${buildUpdate(fact, staged)}
      returning ${accountId}
    ), noted as (
      insert into ${changed} select distinct account_id from merged where account_id is not null on conflict do nothing
    )
    select (select count(*)::int from merged) as landed, min(${day}) as "firstFactOn", max(${day}) as "lastFactOn" from ${stage}`;
}

/** What a staged row becomes in the table: columns as they came, unknown replaced where null may not be, then derived ones. */
function listStaged(fact: FactTable, columns: readonly StagedColumn[]): Assignment[] {
  const given = columns.map(({ column }) => {
    const unknown = fact.whenNull?.[column];
    return { column, value: unknown === undefined ? `s."${column}"` : `coalesce(s."${column}", ${unknown})` };
  });
  return [...given, ...toAssignments(fact.derived)];
}

/** What only a new row needs: a value where null may not be and nothing came, and the followers of what came. */
function listInsertOnly(fact: FactTable, columns: readonly StagedColumn[]): Assignment[] {
  const isStaged = (name: string): boolean => columns.some(({ column }) => column === name);
  const unknown = toAssignments(fact.whenNull).filter(({ column }) => !isStaged(column));
  return [...unknown, ...(isStaged(fact.followers?.of ?? '') ? toAssignments(fact.followers?.insert) : [])];
}

function buildUpdate(fact: FactTable, staged: readonly Assignment[]): string {
  const values = staged.map(({ column }) => column).filter((column) => !fact.key.includes(column));
  if (values.length === 0) return 'nothing';
  const followers = values.includes(fact.followers?.of ?? '') ? toAssignments(fact.followers?.update) : [];
  const taken = [...values, 'source', 'updated_at'].map((column) => `"${column}" = excluded."${column}"`);
  const sets = [...taken, ...followers.map(({ column, value }) => `"${column}" = ${value}`)];
  const rowOf = (of: string): string => `row(${values.map((column) => `${of}."${column}"`).join(', ')})`;
  return `update set ${sets.join(', ')} where ${rowOf('kept')} is distinct from ${rowOf('excluded')}`;
}

function toAssignments(of: Readonly<Record<string, string>> = {}): Assignment[] {
  return Object.entries(of).map(([column, value]) => ({ column, value }));
}

function quoteAll(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
