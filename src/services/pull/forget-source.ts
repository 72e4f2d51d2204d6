import type { Pool } from '../../db/client';
import { countLeftovers, deleteLeftovers, type Leftover } from '../../db/queries/forget-source';
import { withSourceLock } from '../../db/queries/ingest-lock';
import { listSourceStreams } from '../../db/queries/source-streams';
import type { KnownSources, Stream } from '../../domain/stream';
import { AppError } from '../../errors';

export type ForgetSource = { source: string; known: KnownSources; isDry: boolean };
export type ForgottenSource = {
  leftovers: ReadonlyMap<Leftover, number>;
  /** Streams that it brought, and no other source does: what they say of the days since is unknown from then on. */
  orphaned: Stream[];
};

/**
 * Forget a source that is no longer in barometer.yaml: how fresh it was, where it stood, and what waited for customers that nobody recognised. Its
 * facts stay, and so does which account its recognised customers are. All of it or nothing; `isDry`: nothing.
 * @throws AppError for a source that barometer.yaml names, one of which nothing is kept, and one that is being read right now.
 */
export async function forgetSource(pool: Pool, { source, known, isDry }: ForgetSource): Promise<ForgottenSource> {
  if (known.names.has(source))
    throw new AppError('still_configured', `${source} is in barometer.yaml: take it out first, and restart Barometer.`);
  const forgotten = await withSourceLock(pool, source, async ({ db }) => {
    const leftovers = await countLeftovers(db, source);
    if ([...leftovers.values()].every((rows) => rows === 0))
      throw new AppError('unknown_source', `Nothing is kept of a source "${source}".`);
    const streams = await listSourceStreams(db);
    const others = new Set(streams.filter((one) => one.source !== source).map(({ stream }) => stream));
    const own = streams.filter((one) => one.source === source).map(({ stream }) => stream);
    if (!isDry) await db.transaction(() => deleteLeftovers(db, source));
    return { leftovers, orphaned: own.filter((stream) => !others.has(stream)) };
  });
  if (forgotten === null) throw new AppError('busy', `${source} is being read right now: try again when it is done.`);
  return forgotten;
}
