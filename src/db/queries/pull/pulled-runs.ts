import { eq } from 'drizzle-orm';
import type { Db } from '../../client';
import { syncRuns } from '../../schema';
import type { SyncCounts } from '../sync-runs';

/** How a run over one stream ended. Pages that came before a failure have landed, so that they count with it too. */
export async function settlePulledRun(
  db: Db,
  { id, at, counts, error }: { id: number; at: Date; counts: SyncCounts; error: string | null },
): Promise<void> {
  await db
    .update(syncRuns)
    .set({ status: error === null ? 'ok' : 'failed', finishedAt: at, error, ...counts })
    .where(eq(syncRuns.id, id));
}
