import type { Db } from '../../db/client';
import { buildSourceNote } from '../../views/source-note';
import { listStops } from '../pull/list-stops';
import type { SlackMessage } from '../slack/gateway';

/** A source that goes again by the time it could be told is not told. */
export async function aboutSource(db: Db, source: string): Promise<SlackMessage | null> {
  const stopped = await listStops(db, new Set([source]));
  if (stopped.length === 0) return null;
  return buildSourceNote({
    source,
    parts: stopped.map(({ part, since, reason }) => ({ part, since: since.toISOString().slice(0, 10), reason })),
  });
}
