import type { Db } from '../../db/client';
import { listStopped } from '../../db/queries/pull/source-cursors';
import { buildSourceNote } from '../../views/source-note';
import type { SlackMessage } from '../slack/gateway';

/** A source that goes again by the time it could be told is not told. */
export async function aboutSource(db: Db, source: string): Promise<SlackMessage | null> {
  const stopped = (await listStopped(db)).filter((one) => one.source === source);
  if (stopped.length === 0) return null;
  return buildSourceNote({
    source,
    parts: stopped.map(({ part, stoppedAt, stoppedReason }) => ({
      part,
      since: stoppedAt?.toISOString().slice(0, 10) ?? '',
      reason: stoppedReason ?? '',
    })),
  });
}
