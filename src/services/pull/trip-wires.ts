import { SourceError } from '../../errors';
import type { SweepCount } from '../../db/queries/pull/sweeps';

/** Above both, what comes cannot be right. Source: R229. */
export const MAX_BAD_RATE = 0.05;
export const MAX_BAD_RECORDS = 20;
/** A full reading of nothing is not believed where the one before had as many. */
export const MIN_RECORDS_BEFORE = 20;
/** Above both, a sweep is not believed. Source: R229. */
export const MAX_GONE_RATE = 0.1;
export const MAX_GONE = 20;

/** Of all records of a run so far, over 5 % and over 20 are bad: a change at the vendor's, not bad rows. @throws SourceError 'stopped'. Pure. */
export function refuseBadPage(source: string, part: string, { bad, records }: { bad: number; records: number }): void {
  if (bad <= MAX_BAD_RECORDS || bad <= records * MAX_BAD_RATE) return;
  throw new SourceError(
    source,
    'stopped',
    `${part} was stopped: ${bad} of ${records} records could not be taken, more than 5 %. Nothing of the last page was kept.`,
  );
}

/** A full reading that shows nothing, after one that showed 20 and more. @throws SourceError 'stopped'. Pure. */
export function refuseSuddenZero(
  source: string,
  part: string,
  { records, before }: { records: number; before: number | null },
): void {
  if (records > 0 || (before ?? 0) < MIN_RECORDS_BEFORE) return;
  throw new SourceError(
    source,
    'stopped',
    `${part} was stopped: it has nothing at all, and had ${before} records before. Nothing was changed. If it is right: ingest --source ${source} --from-start`,
  );
}

/** A sweep by which over 10 % and over 20 facts would go. @throws SourceError 'stopped'. Pure. */
export function refuseLargeSweep(source: string, part: string, { known, gone }: SweepCount): void {
  if (gone <= MAX_GONE || gone <= known * MAX_GONE_RATE) return;
  throw new SourceError(
    source,
    'stopped',
    `${part} was stopped: ${gone} of ${known} records are not there any more, more than 10 %. None was taken out.`,
  );
}
