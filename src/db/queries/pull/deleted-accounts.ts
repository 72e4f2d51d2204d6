import type { PoolClient } from 'pg';
import { CHANGED_ACCOUNTS } from '../facts/changed-accounts';

export type DeletedAccount = { accountId: string; version: Date };

/** The customer itself is gone in its CRM: so it says from now on; everything that is known of it stays. @returns how many it is new of. */
export async function markAccountsDeleted(
  client: PoolClient,
  { source, accounts, now }: { source: string; accounts: readonly DeletedAccount[]; now: Date },
): Promise<number> {
  if (accounts.length === 0) return 0;
  const { rows } = await client.query<{ count: number }>(
    `with said as (
       select distinct on (account_id) * from jsonb_to_recordset($2::jsonb) as s("accountId" text, version timestamptz(3)),
         lateral (select s."accountId" as account_id) named order by account_id, version desc
     ), gone as (
       update accounts a set deleted_at = said.version from said
       where a.account_id = said.account_id and a.deleted_at is null and (a.source <> $1 or a.updated_at <= said.version)
       returning a.account_id
     ), kept as (
       insert into deleted_facts as kept (source, stream, fact_key, account_id, version, deleted_at, deleted_by)
       select $1, 'accounts', account_id, account_id, version, $3, 'source' from said
       on conflict (source, stream, fact_key) do update set version = excluded.version, deleted_at = excluded.deleted_at,
         deleted_by = excluded.deleted_by
       where kept.version < excluded.version
     ), noted as (
       insert into ${CHANGED_ACCOUNTS} select account_id from gone on conflict do nothing
     )
     select count(*)::int as count from gone`,
    [source, JSON.stringify(accounts), now],
  );
  return rows[0]?.count ?? 0;
}

/** Accounts of which the source has told something later than that they were gone: they are back. */
export async function restoreAccounts(
  client: PoolClient,
  { source, accountIds }: { source: string; accountIds: readonly string[] },
): Promise<void> {
  await client.query(
    `with back as (
       update accounts a set deleted_at = null from deleted_facts d
       where a.account_id = any($2) and a.deleted_at is not null and a.merged_into is null
         and d.source = $1 and d.stream = 'accounts' and d.fact_key = a.account_id and a.source = $1
         and (d.deleted_by = 'sweep' or a.updated_at > d.version)
       returning a.account_id
     ) insert into ${CHANGED_ACCOUNTS} select account_id from back on conflict do nothing`,
    [source, accountIds],
  );
}
