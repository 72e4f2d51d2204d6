import { accounts } from '../../schema';
import type { Db } from '../../client';

export async function hasAccounts(db: Db): Promise<boolean> {
  const rows = await db.select({ accountId: accounts.accountId }).from(accounts).limit(1);
  return rows.length > 0;
}
