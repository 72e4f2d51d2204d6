import { getTableName } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import { CHANGED_ACCOUNTS } from '../facts/changed-accounts';
import { SAID_NOTHING, settleEntered } from '../facts/settle-entered';
import { belongsToAccounts, FACT_TABLES } from '../facts/tables';
import { STREAMS } from '../../../domain/stream';

export type SaidMerger = { from: string; into: string };
export type DueMerger = { from: string; into: string; loser: string | null; winner: string };

/** Note which customers of the source became which others: what comes of them later is the others'. */
export async function saveMergers(
  client: PoolClient,
  { source, mergers, now }: { source: string; mergers: readonly SaidMerger[]; now: Date },
): Promise<void> {
  if (mergers.length === 0) return;
  await client.query(
    `insert into source_accounts as kept (source, key, merged_into, first_seen_at, last_seen_at)
     select $1, "from", max("into"), $3, $3 from jsonb_to_recordset($2::jsonb) as s("from" text, "into" text)
     where "from" <> "into" group by "from"
     on conflict (source, key) do update set merged_into = excluded.merged_into, last_seen_at = excluded.last_seen_at
     where kept.merged_into is distinct from excluded.merged_into`,
    [source, JSON.stringify(mergers), now],
  );
}

/** Mergers of which both sides are known by now, and which are not carried out yet. */
export async function listDueMergers(client: PoolClient, source: string): Promise<DueMerger[]> {
  const { rows } = await client.query<DueMerger>(
    `select f.key as "from", i.key as "into", f.account_id as loser, i.account_id as winner
     from source_accounts f join source_accounts i on i.source = f.source and i.key = f.merged_into
     where f.source = $1 and f.merged_into is not null and i.account_id is not null and f.account_id is distinct from i.account_id
     order by f.key`,
    [source],
  );
  return rows;
}

/** Of these customers those that became others: what they themselves were is said of nobody any more. */
export async function listMergedKeys(client: PoolClient, source: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `select key from source_accounts where source = $1 and key = any($2) and merged_into is not null`,
    [source, keys],
  );
  return rows.map(({ key }) => key);
}

/**
 * One account became another: its facts of all sources are the other's, where that has none of the same key; where it has, history stays with the
 * loser. Every source's customer that was the one is the other from now on.
 */
export async function mergeAccounts(
  client: PoolClient,
  { loser, winner, now }: { loser: string; winner: string; now: Date },
): Promise<void> {
  await client.query(REPOINT_ENTERED, [loser, winner]); // what people entered goes with the contacts that stand for it
  for (const stream of STREAMS.filter(belongsToAccounts)) await client.query(buildRepoint(stream), [loser, winner]);
  await settleEntered(client, { now, said: SAID_NOTHING });
  await client.query(
    `update source_accounts set account_id = $2, matched_by = 'merged', matched_at = $3 where account_id = $1`,
    [loser, winner, now],
  );
  await client.query(`update deleted_facts set account_id = $2 where account_id = $1 and stream <> 'accounts'`, [
    loser,
    winner,
  ]);
  await client.query(
    `update accounts set merged_into = $2, deleted_at = coalesce(deleted_at, $3) where account_id = $1`,
    [loser, winner, now],
  );
  await client.query(`insert into ${CHANGED_ACCOUNTS} values ($1), ($2) on conflict do nothing`, [loser, winner]);
}

const REPOINT_ENTERED = `update entered_facts t set account_id = $2 where t.account_id = $1 and t.ended_at is null
  and not exists (select from entered_facts o where o.account_id = $2 and o.field = t.field and o.ended_at is null)`;

function buildRepoint(stream: (typeof STREAMS)[number]): string {
  const { table, key } = FACT_TABLES[stream];
  const same = key.filter((column) => column !== 'account_id').map((column) => `o."${column}" = t."${column}"`);
  return `update ${getTableName(table)} t set account_id = $2 where t.account_id = $1
    and not exists (select from ${getTableName(table)} o where o.account_id = $2 and ${same.join(' and ')})`;
}

/** A customer that was nobody's: it is who it became. */
export async function linkMerged(
  client: PoolClient,
  { source, key, accountId, now }: { source: string; key: string; accountId: string; now: Date },
): Promise<void> {
  await client.query(
    `update source_accounts set account_id = $3, matched_by = 'merged', matched_at = $4 where source = $1 and key = $2`,
    [source, key, accountId, now],
  );
}
