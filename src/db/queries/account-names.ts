import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts } from '../schema';

/** What accounts are called, by id; one parameter, however many. */
export async function listAccountNames(db: Db, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select({ accountId: accounts.accountId, name: accounts.name })
    .from(accounts)
    .where(sql`${accounts.accountId} = any(${sql.param(accountIds)}::text[])`);
  return new Map(rows.map(({ accountId, name }) => [accountId, name]));
}
