import type { Db } from '../../db/client';
import { settlePulledRun } from '../../db/queries/pull/pulled-runs';
import type { StoredCursor } from '../../db/queries/pull/source-cursors';
import { saveStreamSuccess } from '../../db/queries/source-streams';
import { startSyncRun } from '../../db/queries/sync-runs';
import type { Stream } from '../../domain/stream';
import { DAY_STREAMS } from '../../ingest/hook/body';
import type { PullConnector, PullStream } from '../../ingest/pull/connector';
import { addCounts, countsOf, type LandCounts, type StreamCounts } from './land-counts';
import type { PartOutcome } from './pull-one';

/** The row of `sync_runs` of each stream of facts that a run is about. */
export type Runs = ReadonlyMap<Stream, number>;

/** What the parts bring; a source that brings nothing of its own is counted under accounts, which everything hangs on. */
export async function openRuns(
  db: Db,
  { source, streams, now }: { source: string; streams: readonly PullStream[]; now: Date },
): Promise<Runs> {
  const brought = new Set(streams.flatMap(({ brings }) => Object.keys(brings) as Stream[]));
  if (brought.size === 0 && streams.length > 0) brought.add('accounts');
  const runs = new Map<Stream, number>();
  for (const stream of brought) runs.set(stream, await startSyncRun(db, { source, stream, now }));
  return runs;
}

export type Settling = {
  connector: PullConnector;
  stored: ReadonlyMap<string, StoredCursor>; // as the run began
  outcomes: readonly PartOutcome[];
  runs: Runs;
  now: Date;
  elapsedMs: () => number;
};

/** How the run went for each stream, of all parts that bring it; and how far it reaches, where all of them came to their end. */
export async function settleRuns(db: Db, settling: Settling): Promise<void> {
  const { connector, outcomes, runs, now, elapsedMs } = settling;
  const at = new Date(now.getTime() + elapsedMs());
  for (const [stream, id] of runs) {
    const own = outcomes.filter(({ part }) => brings(part, stream) || runs.size === 1);
    const total: StreamCounts = new Map();
    for (const { pass } of own) addCounts(total, pass.run.counts);
    const counts = countsOf(total, stream);
    const error = outcomes.find((one) => one.error !== null && own.includes(one))?.error ?? null;
    const { waiting: _waiting, ...kept } = counts;
    await settlePulledRun(db, { id, at, counts: { ...kept, ignoredColumns: [] }, error });
    const reach = findReach(stream, counts, settling);
    if (reach !== null) await saveStreamSuccess(db, { source: connector.source, stream, ...reach, now });
  }
}

const brings = (part: PullStream, stream: Stream): boolean => Object.hasOwn(part.brings, stream);

type Reach = { firstFactOn: string | null; lastFactOn: string | null };

/** Null for a source that only sends: that nothing was asked for says nothing. Null where a part that brings the stream failed, has more to come or was never read to its end: then the stream is no fresher than before. */
function findReach(stream: Stream, counts: LandCounts, { connector, stored, outcomes, now }: Settling): Reach | null {
  if (connector.isSent === true) return null;
  const parts = connector.streams.filter((part) => brings(part, stream));
  const read = outcomes.filter(({ part }) => parts.includes(part));
  const isWhole = parts.every((part) => {
    const outcome = read.find((one) => one.part === part);
    return outcome === undefined ? hasFinished(stored.get(part.name)) : outcome.isFinished;
  });
  if (read.length === 0 || !isWhole) return null;
  if (!DAY_STREAMS.has(stream)) return { firstFactOn: counts.firstFactOn, lastFactOn: counts.lastFactOn };
  return findDayReach(counts, read, now);
}

/** How far days are known its source says; where it does not, the last day that came speaks for all accounts, as that of a file does. */
function findDayReach(counts: LandCounts, read: readonly PartOutcome[], now: Date): Reach | null {
  const today = now.toISOString().slice(0, 10);
  const said = read.map(({ pass }) => pass.run.completeTo).filter((day) => day !== null);
  const last = said.toSorted().at(-1) ?? counts.lastFactOn;
  if (last === null) return null;
  const lastFactOn = last < today ? last : today;
  const { firstFactOn } = counts;
  return { firstFactOn: firstFactOn !== null && firstFactOn < lastFactOn ? firstFactOn : lastFactOn, lastFactOn };
}

const hasFinished = (cursor: StoredCursor | undefined): boolean => cursor !== undefined && cursor.finishedAt !== null;
