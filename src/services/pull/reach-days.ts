import type { Db } from '../../db/client';
import { listSourceStreams, saveStreamSuccess } from '../../db/queries/source-streams';
import { addDays } from '../../ingest/add-days';

/**
 * A webhook says that usage is whole up to a day. Of the day on which it first came it saw only a part, and of the days before nothing: until a whole
 * day has passed the source is connected, and no day of it is complete. Events that come late do not reach back either.
 */
export async function reachDays(db: Db, said: { source: string; completeTo: string; now: Date }): Promise<void> {
  const { source, now } = said;
  const today = now.toISOString().slice(0, 10);
  const completeTo = said.completeTo < today ? said.completeTo : today;
  const streams = await listSourceStreams(db);
  const known = streams.find((one) => one.source === source && one.stream === 'usage_daily');
  const since = known?.firstFactOn ?? null;
  const isWhole = since !== null && since <= completeTo;
  await saveStreamSuccess(db, {
    source,
    stream: 'usage_daily',
    firstFactOn: since ?? addDays(completeTo, 1),
    lastFactOn: isWhole ? completeTo : null,
    now,
  });
}
