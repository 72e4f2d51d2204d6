import { sql } from 'drizzle-orm';
import { accounts } from '../../schema';
import type { Db } from '../../client';

export async function hasAccounts(db: Db): Promise<boolean> {
  const rows = await db.select({ accountId: accounts.accountId }).from(accounts).limit(1);
  return rows.length > 0;
}

/** Of these ids, those that no account has. */
export async function listUnknownAccounts(db: Db, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from unnest(${sql.param(accountIds)}::text[]) id where not exists (select from accounts where account_id = id)`);
  return rows.map(({ id }) => id);
}

export async function countAccounts(db: Db): Promise<number> {
  return db.$count(accounts);
}
