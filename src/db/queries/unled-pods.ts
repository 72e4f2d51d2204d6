import { sql } from 'drizzle-orm';
import type { Db } from '../client';

/** Pods of the pilot that accounts are in and nobody of these leads; `hasPodless`: there are accounts in no pod at all. */
export async function listUnledPods(db: Db, led: readonly string[]): Promise<{ pods: string[]; hasPodless: boolean }> {
  const { rows } = await db.execute<{ pod: string | null }>(sql`
    select distinct a.pod from accounts a left join pods p on p.pod = a.pod
    where coalesce(p.is_pilot, true) and (a.pod is null or a.pod <> all(${sql.param([...led])}::text[])) order by a.pod`);
  return { pods: rows.flatMap(({ pod }) => pod ?? []), hasPodless: rows.some(({ pod }) => pod === null) };
}
