import type { Stream } from '../../domain/stream';
import type { PulledMerge } from '../../db/queries/pull/merge-pulled';
import type { SyncCounts } from '../../db/queries/sync-runs';

/** What became of one stream's facts. `waiting`: of customers that nobody recognised yet. */
export type LandCounts = Omit<SyncCounts, 'ignoredColumns'> & { waiting: number };
export type StreamCounts = Map<Stream, LandCounts>;

export const noCounts = (): LandCounts => ({
  rowsRead: 0,
  rowsLanded: 0,
  rowsUnchanged: 0,
  rowsQuarantined: 0,
  waiting: 0,
  firstFactOn: null,
  lastFactOn: null,
});

/** The stream's own counts, made when it has none yet. */
export function countsOf(counts: StreamCounts, stream: Stream): LandCounts {
  const known = counts.get(stream) ?? noCounts();
  counts.set(stream, known);
  return known;
}

/** Adds one merge's result. */
export function addMerge(counts: LandCounts, { landed, firstFactOn, lastFactOn }: PulledMerge): void {
  counts.rowsLanded += landed;
  widen(counts, firstFactOn, lastFactOn);
}

/** Adds one page's counts to a pass's. */
export function addCounts(total: StreamCounts, page: StreamCounts): void {
  for (const [stream, counts] of page) {
    const sum = countsOf(total, stream);
    sum.rowsRead += counts.rowsRead;
    sum.rowsLanded += counts.rowsLanded;
    sum.rowsUnchanged += counts.rowsUnchanged;
    sum.rowsQuarantined += counts.rowsQuarantined;
    sum.waiting += counts.waiting;
    widen(sum, counts.firstFactOn, counts.lastFactOn);
  }
}

function widen(counts: LandCounts, first: string | null, last: string | null): void {
  if (first !== null && (counts.firstFactOn === null || first < counts.firstFactOn)) counts.firstFactOn = first;
  if (last !== null && (counts.lastFactOn === null || last > counts.lastFactOn)) counts.lastFactOn = last;
}
