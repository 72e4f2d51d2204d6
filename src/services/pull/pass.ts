import type { StoredCursor } from '../../db/queries/pull/source-cursors';
import type { Cursor, PullStream } from '../../ingest/pull/connector';
import type { StreamCounts } from './land-counts';

/** One reading of one stream from where it stood to where it has nothing more; it may take several runs. */
export type Pass = {
  startedAt: Date;
  cursor: Cursor | null;
  isResumed: boolean; // begun by a run before
  records: number; // of the pass, those of earlier runs too
  recordsBefore: number | null; // of the pass before
  finishedAt: Date | null; // the pass before
  isWhole: boolean; // it shows all there is, so that nothing at all would be strange
  heldDays: string[]; // of pages without records, while it is open whether that can be right
  run: { records: number; bad: number; pages: number; counts: StreamCounts; completeTo: string | null };
};

/** Where to begin. A cursor of another meaning is forgotten, and so is the pass that it belonged to. Pure. */
export function beginPass(stream: PullStream, stored: StoredCursor | null, now: Date): Pass {
  const known = stored !== null && stored.version === stream.cursorVersion ? stored : null;
  const run = { records: 0, bad: 0, pages: 0, counts: new Map(), completeTo: null };
  const isSweep = stream.sweeps.length > 0;
  if (known !== null && known.passStartedAt !== null)
    return { ...resume(known, known.passStartedAt), isWhole: isSweep, run };
  const cursor = known === null ? null : known.cursor;
  return {
    startedAt: now,
    cursor,
    isResumed: false,
    records: 0,
    recordsBefore: known === null ? null : known.records,
    finishedAt: known === null ? null : known.finishedAt,
    isWhole: isSweep || cursor === null || Object.keys(cursor).length === 0,
    heldDays: [],
    run,
  };
}

const resume = (known: StoredCursor, startedAt: Date): Omit<Pass, 'isWhole' | 'run'> => ({
  startedAt,
  cursor: known.cursor,
  isResumed: true,
  records: known.records,
  recordsBefore: known.lastPassRecords,
  finishedAt: known.finishedAt,
  heldDays: [],
});

const LENIENCE_MS = 5 * 60_000; // a schedule does not run to the second

/** Whether a stream that is not read every time is to be read now; a pass under way always goes on. Pure. */
export function isDue(stream: Pick<PullStream, 'everyHours'>, stored: StoredCursor | null, now: Date): boolean {
  if (stream.everyHours === undefined || stored === null) return true;
  if (stored.finishedAt === null || stored.passStartedAt !== null) return true;
  return now.getTime() - stored.finishedAt.getTime() >= stream.everyHours * 3_600_000 - LENIENCE_MS;
}
