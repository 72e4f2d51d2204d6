import { getTableName } from 'drizzle-orm';
import type { Stream } from '../../../domain/stream';
import { CHANGED_ACCOUNTS } from '../facts/changed-accounts';
import { listStaged, listValues, quoteAll, toRow } from '../facts/merge-sql';
import { FACT_TABLES, type StagedColumn } from '../facts/tables';
import { buildCame, type FoundBy, getPulledId } from './merge-pulled-sql';

/**
 * One statement that changes some columns of facts that are there: `$1` the rows as JSON. Their versions are of something else (a rating is not its
 * ticket), so that they are compared with each other only, and what is stored keeps its own.
 */
export function buildPatchSql(stream: Stream, columns: readonly StagedColumn[], foundBy: FoundBy): string {
  const fact = FACT_TABLES[stream];
  const table = getTableName(fact.table);
  const staged = listStaged(fact, columns);
  const same = foundBy === 'pulled_id' ? [getPulledId(fact)] : fact.key;
  const values = listValues(fact, staged).filter((column) => !same.includes(column));
  const isSame = same.map((column) => `t."${column}" = came."${column}"`).join(' and ');
  return `
    with came as (
      select distinct on (${quoteAll(same)}) * from (${buildCame(columns, staged, '$1')}) every_line
      order by ${quoteAll(same)}, version desc, line desc
    ), patched as (
      update ${table} t set ${values.map((column) => `"${column}" = came."${column}"`).join(', ')}
      from came where ${isSame} ${foundBy === 'pulled_id' ? `and t."${getPulledId(fact)}" like '%:%'` : ''}
        and ${toRow(values, 't')} is distinct from ${toRow(values, 'came')}
      returning t.account_id
    ), noted as (
      insert into ${CHANGED_ACCOUNTS} select distinct account_id from patched on conflict do nothing
    )
    select (select count(*)::int from patched) as landed, null::date as "firstFactOn", null::date as "lastFactOn"`;
}
