import type { PoolClient } from 'pg';

/** Ids of the accounts of which a fact changed, noted by every merge on this connection: what has to be scored again. */
export const CHANGED_ACCOUNTS = 'changed_accounts';

const PAGE_IDS = 10_000;

/** Begin an empty list. It belongs to the connection; an entry made in a transaction that fails goes with it. */
export async function openChangedAccounts(client: PoolClient): Promise<void> {
  await client.query(`drop table if exists pg_temp.${CHANGED_ACCOUNTS}`);
  await client.query(`create temp table ${CHANGED_ACCOUNTS} (account_id text primary key)`);
}

export async function countChangedAccounts(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${CHANGED_ACCOUNTS}`);
  return rows[0]?.count ?? 0;
}

/** The noted ids in order, in pages, so that a million of them need no memory. */
export async function* listChangedAccounts(client: PoolClient): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const { rows } = await client.query<{ id: string }>(
      `select account_id as id from ${CHANGED_ACCOUNTS} where account_id > $1 order by account_id limit ${PAGE_IDS}`,
      [after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}
