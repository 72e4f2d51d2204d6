import type { Db } from '../../db/client';
import { stopCursor } from '../../db/queries/pull/source-cursors';
import { failSyncRun, startSyncRun } from '../../db/queries/sync-runs';
import { STOP_PARTS } from '../../domain/source';
import { tellStopped } from './tell-stopped';

/**
 * A source that could not even begin, for a secret or setting that is missing. It stands in `sync_runs` as failed, with the reason, under accounts, which
 * everything hangs on; it stands still until it can begin; and RevOps is told once per episode. `reason` names the variable, never a value.
 */
export async function keepUnready(
  db: Db,
  { source, reason, now }: { source: string; reason: string; now: Date },
): Promise<void> {
  const id = await startSyncRun(db, { source, stream: 'accounts', now });
  await failSyncRun(db, { id, at: now, error: reason });
  const stoppedAt = await stopCursor(db, { source, part: STOP_PARTS.settings, version: 1, reason, now });
  await tellStopped(db, { source, outcomes: [{ stoppedAt }], now });
}
