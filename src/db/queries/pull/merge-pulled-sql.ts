import { getTableColumns, getTableName } from 'drizzle-orm';
import type { Stream } from '../../../domain/stream';
import { CHANGED_ACCOUNTS } from '../facts/changed-accounts';
import {
  type Assignment,
  listInsertOnly,
  listStaged,
  listValues,
  quoteAll,
  toAssignments,
  toRow,
} from '../facts/merge-sql';
import { belongsToAccounts, FACT_TABLES, type FactTable, type StagedColumn } from '../facts/tables';

/** How a stored row is found: by the source's own id, whosever it was until now, or by its natural key. */
export type FoundBy = 'pulled_id' | 'key';

/**
 * One statement that brings a page of pulled facts into its table: `$1` the source, `$2` the stream, `$3` the rows as JSON. Of two states of one fact
 * the later version stays, whichever comes last; of equal ones the later to come. What the source deleted in a later state does not come back.
 * A version that only moved on is kept, and is no change. A fact that has another account now moves there with all its columns.
 */
export function buildPulledMergeSql(stream: Stream, columns: readonly StagedColumn[], foundBy: FoundBy): string {
  const fact = FACT_TABLES[stream];
  const table = getTableName(fact.table);
  const staged = listStaged(fact, columns);
  const coming = [...staged, ...listInsertOnly(fact, columns)];
  const names = coming.map(({ column }) => column);
  const same = foundBy === 'pulled_id' ? [getPulledId(fact)] : fact.key;
  const carried = foundBy === 'pulled_id' ? listCarried(fact, names) : [];
  const isAnotherAccount = foundBy === 'pulled_id' ? 'stored.account_id is distinct from came.account_id' : 'false';
  const differs = listDiffers(fact, staged);
  return `
    with came as (
      select distinct on (${quoteAll(same)}) * from (${buildCame(columns, coming, '$3')}) every_line
      order by ${quoteAll(same)}, version desc, line desc
    ), due as (
      select came.*, ${carried.map((column) => `stored."${column}", `).join('')}
        stored.is_there is not null and ${isAnotherAccount} as is_moved,
        ${fact.key.includes('account_id') ? 'stored.account_id' : 'null::text'} as stored_account,
        stored.is_there is null or ${isAnotherAccount} or ${differs} as is_change
      from came left join lateral (
        select true as is_there, t.* from ${table} t where ${same.map((column) => `t."${column}" = came."${column}"`).join(' and ')}
          ${foundBy === 'pulled_id' ? `and t."${getPulledId(fact)}" like '%:%'` : ''} limit 1
      ) stored on true
      where (stored.is_there is null or stored.source <> $1 or stored.updated_at < came.version
          or (stored.updated_at = came.version and (${isAnotherAccount} or ${differs})))
        and not exists (
          select from deleted_facts d where d.source = $1 and d.stream = $2 and d.fact_key = came.${getFactKey(fact)}
            and d.deleted_by = 'source' and d.version >= came.version
        )
    ), left_behind as (
      ${foundBy === 'pulled_id' ? buildLeave(fact) : 'select 1'}
    ), merged as (
      insert into ${table} as kept (${quoteAll([...names, ...carried])}, source, updated_at)
      select ${quoteAll([...names, ...carried])}, $1::text, version from due
      on conflict (${quoteAll(fact.key)}) do update set ${buildSets(fact, staged)}
      where kept.source <> excluded.source or kept.updated_at <= excluded.updated_at
    ), noted as (${buildNote(stream)})
    select (select count(*)::int from due where is_change) as landed,
      min(${fact.happenedOn ?? 'null::date'}) as "firstFactOn", max(${fact.happenedOn ?? 'null::date'}) as "lastFactOn" from came`;
}

/** The page's rows, with each column as the table has it. `rows`: the parameter that holds them. */
export function buildCame(columns: readonly StagedColumn[], coming: readonly Assignment[], rows: string): string {
  const definitions = columns.map(({ column, type }) => `"${column}" ${type}`).join(', ');
  const values = coming.map(({ column, value }) => `${value} as "${column}"`).join(', ');
  return `select s.line, s.version, ${values}
        from jsonb_to_recordset(${rows}::jsonb) as s(line integer, version timestamptz(3), ${definitions})`;
}

export function getPulledId({ table, pulledId }: FactTable): string {
  if (pulledId === undefined) throw new Error(`${getTableName(table)} has no id of its source`);
  return pulledId;
}

/** Columns as one value that tells two states apart. */
function listDiffers(fact: FactTable, staged: readonly Assignment[]): string {
  const values = listValues(fact, staged);
  return values.length === 0 ? 'false' : `${toRow(values, 'stored')} is distinct from ${toRow(values, 'came')}`;
}

/** What a fact is known by where it was deleted: its id, or whatever tells it from the others of its account. */
function getFactKey(fact: FactTable): string {
  const own = fact.pulledId ?? fact.key.find((column) => column !== 'account_id') ?? 'account_id';
  return `"${own}"::text`;
}

/** Columns that do not come: a row that moves takes along what is stored in them. */
function listCarried({ table }: FactTable, coming: readonly string[]): string[] {
  const known = new Set([...coming, 'source', 'updated_at']);
  return Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
}

function buildLeave(fact: FactTable): string {
  const id = getPulledId(fact);
  return `delete from ${getTableName(fact.table)} t using due
      where due.is_moved and t."${id}" = due."${id}" and t."${id}" like '%:%' and t.account_id = due.stored_account`;
}

function buildSets(fact: FactTable, staged: readonly Assignment[]): string {
  const values = listValues(fact, staged);
  const followers = values.includes(fact.followers?.of ?? '') ? toAssignments(fact.followers?.update) : [];
  const taken = [...values, 'source', 'updated_at'].map((column) => `"${column}" = excluded."${column}"`);
  return [...taken, ...followers.map(({ column, value }) => `"${column}" = ${value}`)].join(', ');
}

function buildNote(stream: Stream): string {
  if (!belongsToAccounts(stream) && stream !== 'accounts') return 'select 1';
  return `
      insert into ${CHANGED_ACCOUNTS} select account_id from due where is_change and account_id is not null
      union select stored_account from due where is_moved on conflict do nothing`;
}
