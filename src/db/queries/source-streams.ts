import { sql } from 'drizzle-orm';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import { sourceStreams } from '../schema';

export type StreamSuccess = {
  source: string;
  stream: Stream;
  firstFactOn: string | null;
  lastFactOn: string | null;
  now: Date;
};

/** A stream was read to its end: it is connected, and reaches at least as far as ever before. */
export async function saveStreamSuccess(db: Db, { now, ...success }: StreamSuccess): Promise<void> {
  await db
    .insert(sourceStreams)
    .values({ ...success, lastSuccessAt: now })
    .onConflictDoUpdate({
      target: [sourceStreams.source, sourceStreams.stream],
      set: {
        firstFactOn: sql`least(${sourceStreams.firstFactOn}, excluded.first_fact_on)`, // least and greatest pass over null
        lastFactOn: sql`greatest(${sourceStreams.lastFactOn}, excluded.last_fact_on)`,
        lastSuccessAt: sql`greatest(${sourceStreams.lastSuccessAt}, excluded.last_success_at)`,
      },
    });
}

export async function listSourceStreams(db: Db) {
  return db.select().from(sourceStreams).orderBy(sourceStreams.stream, sourceStreams.source);
}
