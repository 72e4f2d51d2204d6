import type { Db } from '../../db/client';
import { listStopped, type StoredCursor } from '../../db/queries/pull/source-cursors';
import { REFUSALS_TOLD_FROM, type SourceStop, STOP_PARTS } from '../../domain/source';

/**
 * What stands still of these sources, and why: oldest names first. Anybody may knock at a webhook: one or two that are refused say nothing of it. What a
 * source that is gone from barometer.yaml left is nobody's business.
 */
export async function listStops(db: Db, sources: ReadonlySet<string>): Promise<SourceStop[]> {
  const stopped = await listStopped(db);
  return stopped.flatMap((row) =>
    sources.has(row.source) && row.stoppedAt !== null && !isNegligible(row) ? [toStop(row, row.stoppedAt)] : [],
  );
}

const isNegligible = ({ part, records }: StoredCursor): boolean =>
  part === STOP_PARTS.webhook && records < REFUSALS_TOLD_FROM;

function toStop({ source, part, records, stoppedReason }: StoredCursor, since: Date): SourceStop {
  const reason = stoppedReason ?? 'no reason was given';
  if (part !== STOP_PARTS.webhook) return { source, part, since, reason };
  return { source, part, since, reason: `${records} deliveries refused: ${reason}` };
}
