import type { Db } from '../../db/client';
import { listSourceStreams, saveStreamSuccess } from '../../db/queries/source-streams';
import type { Stream } from '../../domain/stream';
import { addDays } from '../../ingest/add-days';
import type { PullStream } from '../../ingest/pull/connector';

type Said = { source: string; brings: PullStream['brings']; completeTo: string; now: Date };

/**
 * A webhook says that what it brings of days is whole up to one. Of the day on which it first came it saw only a part, and of the days before nothing:
 * until a whole day has passed the source is connected, and no day of it is complete. Events that come late do not reach back either.
 */
export async function reachDays(db: Db, said: Said): Promise<void> {
  await reachStream(db, 'usage_daily', said);
  if (said.brings.engagement_daily !== undefined) await reachStream(db, 'engagement_daily', said);
}

async function reachStream(db: Db, stream: Stream, { source, completeTo: last, now }: Said): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const completeTo = last < today ? last : today;
  const streams = await listSourceStreams(db);
  const known = streams.find((one) => one.source === source && one.stream === stream);
  const since = known?.firstFactOn ?? null;
  const isWhole = since !== null && since <= completeTo;
  await saveStreamSuccess(db, {
    source,
    stream,
    firstFactOn: since ?? addDays(completeTo, 1),
    lastFactOn: isWhole ? completeTo : null,
    now,
  });
}
