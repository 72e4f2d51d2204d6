import type { Db } from '../../db/client';
import { type ShownStop, STOP_PARTS } from '../../domain/source';
import type { KnownSources } from '../../domain/stream';
import type { KnownViewer } from '../../domain/viewer';
import { listStops } from './list-stops';

/**
 * What stands still of the sources of barometer.yaml. Why is for RevOps: it may name settings, and vendors' answers. So are refused webhooks: strangers
 * could tell everyone of trouble with them.
 */
export async function readStops(
  { db, knownSources }: { db: Db; knownSources?: KnownSources | undefined },
  { person }: KnownViewer,
): Promise<ShownStop[]> {
  if (knownSources === undefined) return [];
  const stops = await listStops(db, knownSources.names);
  if (person.role === 'revops') return stops;
  return stops.filter(({ part }) => part !== STOP_PARTS.webhook).map((stop) => ({ ...stop, reason: null }));
}
