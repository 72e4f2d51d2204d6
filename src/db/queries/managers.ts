import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import { people } from '../schema';

/** Each person's own manager, as people.csv names them; of those that have one. */
export async function listManagersOf(db: Db, emails: readonly string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const rows = await db
    .select({ email: people.email, managerEmail: people.managerEmail })
    .from(people)
    .where(sql`${people.email} = any(${sql.param([...new Set(emails)])}::text[])`);
  return new Map(rows.flatMap(({ email, managerEmail }) => (managerEmail === null ? [] : [[email, managerEmail]])));
}
