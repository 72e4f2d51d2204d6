import type { Db } from '../../db/client';
import { listStopped, type StoredCursor } from '../../db/queries/pull/source-cursors';
import { type SourceStop, STOP_PARTS } from '../../domain/source';

/** What stands still of these sources, and why: oldest names first. What a source that is gone from barometer.yaml left is nobody's business. */
export async function listStops(db: Db, sources: ReadonlySet<string>): Promise<SourceStop[]> {
  const stopped = await listStopped(db);
  return stopped.flatMap((row) =>
    sources.has(row.source) && row.stoppedAt !== null ? [toStop(row, row.stoppedAt)] : [],
  );
}

function toStop({ source, part, records, stoppedReason }: StoredCursor, since: Date): SourceStop {
  const reason = stoppedReason ?? 'no reason was given';
  if (part !== STOP_PARTS.webhook) return { source, part, since, reason };
  return { source, part, since, reason: `${records} ${records === 1 ? 'delivery' : 'deliveries'} refused: ${reason}` };
}
