import { getTableName, sql, type SQL } from 'drizzle-orm';
import { STREAMS } from '../../domain/stream';
import type { Db } from '../client';
import { CHANGED_ACCOUNTS } from './facts/changed-accounts';
import { belongsToAccounts, FACT_TABLES } from './facts/tables';

type Claim = { source: string; key: string; accountId: string; now: Date };

/** The key of another customer of the same source that is the same account: whose of the two a fact of it is, nobody wrote down. */
export async function findSharingKey(db: Db, { source, key, accountId }: Omit<Claim, 'now'>): Promise<string | null> {
  const { rows } = await db.execute<{ key: string }>(sql`
    select key from source_accounts where source = ${source} and account_id = ${accountId} and key <> ${key} order by key limit 1`);
  return rows[0]?.key ?? null;
}

/** What this source said of the account waits again, as it was: it is a customer's that is somebody else, or nobody. Call it where not shared. */
export async function takeFactsBack(db: Db, claim: Claim): Promise<void> {
  const { source, key, accountId, now } = claim;
  for (const stream of STREAMS.filter(belongsToAccounts))
    await db.execute(sql`
      with back as (
        delete from ${sql.raw(getTableName(FACT_TABLES[stream].table))} t
        where t.account_id = ${accountId} and t.source = ${source}
        returning ${toFactKey(stream)} as fact_key, t.updated_at as version,
          to_jsonb(t) - array['account_id', 'source', 'updated_at', ${NOT_OF_THE_CONTRACT}] as cells
      ), noted as (
        insert into ${sql.raw(CHANGED_ACCOUNTS)} select ${accountId} where exists (select from back) on conflict do nothing
      )
      insert into waiting_facts as kept (source, account_key, stream, fact_key, version, cells, waiting_since)
      select ${source}, ${key}, ${stream}, fact_key, version, cells, ${now.toISOString()}::timestamptz from back
      on conflict (source, account_key, stream, fact_key) do update set version = excluded.version, cells = excluded.cells
      where kept.version <= excluded.version`);
}

/** Columns that the tables have beyond the contract: `key` of outcomes is derived, `note` of activities is written here. */
const NOT_OF_THE_CONTRACT = sql`'key', 'note'`;

function toFactKey(stream: (typeof STREAMS)[number]): SQL {
  const { pulledId } = FACT_TABLES[stream];
  if (pulledId !== undefined) return sql.raw(`t."${pulledId}"`);
  if (stream === 'usage_daily' || stream === 'engagement_daily') return sql`t.day::text`;
  return sql`coalesce(t.effective_on::text, '') || ':' || coalesce(t.outcome, '')`; // outcomes
}
