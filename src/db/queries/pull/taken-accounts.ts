import type { PoolClient } from 'pg';

/** Of these ids those that another source's account has already. */
export async function listTakenAccountIds(
  client: PoolClient,
  { source, accountIds }: { source: string; accountIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select account_id as id from accounts where account_id = any($2) and source <> $1',
    [source, accountIds],
  );
  return rows.map(({ id }) => id);
}
