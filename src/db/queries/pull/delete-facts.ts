import { getTableName } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { Stream } from '../../../domain/stream';
import { CHANGED_ACCOUNTS } from '../facts/changed-accounts';
import { FACT_TABLES } from '../facts/tables';

export type DeletedFact = { factKey: string; accountId: string | null; version: Date };
export type FactDeletion = { source: string; stream: Stream; facts: readonly DeletedFact[]; now: Date };

/** What people wrote and who they are: not kept of what was deleted at its source. */
const FORGOTTEN = `'comment', 'note', 'name', 'email', 'by_email'`;

/**
 * Facts that their source says are gone: taken out as far as they are not newer than that, and kept aside as they were. Noted even of what was never
 * known, so that an older state that comes late does not land. @returns how many went.
 */
export async function deleteFacts(client: PoolClient, { source, stream, facts, now }: FactDeletion): Promise<number> {
  if (facts.length === 0) return 0;
  const { table, pulledId } = FACT_TABLES[stream];
  if (pulledId === undefined) throw new Error(`facts of ${stream} have no id by which they could be deleted`);
  const { rows } = await client.query<{ count: number }>(
    `with said as (
       select distinct on (fact_key) * from jsonb_to_recordset($3::jsonb) as s(fact_key text, account_id text, version timestamptz(3))
       order by fact_key, version desc
     ), gone as (
       delete from ${getTableName(table)} t using said
       where t."${pulledId}" = said.fact_key and t.source = $1 and t.updated_at <= said.version
         and (t."${pulledId}" like '%:%' or t.account_id = said.account_id)
       returning said.fact_key, t.account_id, to_jsonb(t) - array[${FORGOTTEN}] as "row"
     ), kept as (
       insert into deleted_facts as kept (source, stream, fact_key, account_id, version, deleted_at, deleted_by, "row")
       select $1, $2, said.fact_key, coalesce(gone.account_id, said.account_id), said.version, $4, 'source', gone."row"
       from said left join gone on gone.fact_key = said.fact_key
       on conflict (source, stream, fact_key) do update set version = greatest(kept.version, excluded.version),
         deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by, account_id = coalesce(excluded.account_id, kept.account_id),
         "row" = coalesce(excluded."row", kept."row")
       where kept.version < excluded.version or excluded."row" is not null
     ), noted as (
       insert into ${CHANGED_ACCOUNTS} select distinct account_id from gone on conflict do nothing
     )
     select count(*)::int as count from gone`,
    [source, stream, JSON.stringify(facts.map(toRecord)), now],
  );
  return rows[0]?.count ?? 0;
}

const toRecord = ({ factKey, accountId, version }: DeletedFact) => ({
  fact_key: factKey,
  account_id: accountId,
  version,
});
