import { isNotNull } from 'drizzle-orm';
import type { Database } from '../../src/db/client';
import { alertStates } from '../../src/db/schema';
import type { Job } from '../../src/jobs/job';

/** Remembers, after each scoring, which accounts wait for fresh data: afterwards the state no longer shows it. */
export function watchWithheld(db: Database['db'], seen: Set<string>) {
  return async (job: Job): Promise<void> => {
    if (job.name !== 'score') return;
    const rows = await db
      .select({ accountId: alertStates.accountId })
      .from(alertStates)
      .where(isNotNull(alertStates.withheldSince));
    for (const { accountId } of rows) seen.add(accountId);
  };
}
