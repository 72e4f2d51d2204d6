import type { Db } from '../../db/client';
import { listCursors } from '../../db/queries/pull/source-cursors';
import { AppError, messageOf } from '../../errors';
import type { PullConnector, PullStream } from '../../ingest/pull/connector';
import { beginPass } from './pass';
import { takeRecords } from './take-records';

export type PreviewedPart = {
  part: string;
  records: number;
  customers: number; // that are spoken of
  facts: number;
  bad: number;
  isLast: boolean; // there is no more than this page
  error: string | null;
};

/** The next page of every stream as it would be read, of which nothing is kept: neither rows nor where the stream stands. */
export async function previewPull(db: Db, connector: PullConnector, now: Date): Promise<PreviewedPart[]> {
  const stored = new Map((await listCursors(db, connector.source)).map((cursor) => [cursor.part, cursor]));
  const parts: PreviewedPart[] = [];
  for (const stream of connector.streams) {
    const pass = beginPass(stream, stored.get(stream.name) ?? null, now);
    parts.push(await previewOne(connector.source, stream, pass, now));
  }
  return parts;
}

async function previewOne(
  source: string,
  stream: PullStream,
  { cursor, startedAt }: Pick<ReturnType<typeof beginPass>, 'cursor' | 'startedAt'>,
  now: Date,
): Promise<PreviewedPart> {
  const nothing: PreviewedPart = {
    part: stream.name,
    records: 0,
    customers: 0,
    facts: 0,
    bad: 0,
    isLast: true,
    error: null,
  };
  const aborting = new AbortController();
  try {
    for await (const page of stream.pages(cursor, { now, signal: aborting.signal })) {
      const context = { source, passStartedAt: startedAt, now, firstLine: 1 };
      const { records, bad, hints, facts, events, tombstones } = takeRecords(stream, page.records, context);
      const said = facts.length + events.length + tombstones.length;
      return { ...nothing, records, bad, customers: hints.size, facts: said, isLast: page.isLast === true };
    }
    return nothing;
  } catch (error) {
    const sentence = messageOf(error);
    return { ...nothing, error: error instanceof AppError ? sentence : `${source}: ${stream.name}: ${sentence}` };
  } finally {
    aborting.abort();
  }
}
