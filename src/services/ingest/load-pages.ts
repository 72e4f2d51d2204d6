import type { Db, PoolClient } from '../../db/client';
import type { Overwrites } from '../../db/queries/facts/merge-sql';
import { encodeRows, mergeFacts, type MergeResult, openStage, type Stage } from '../../db/queries/facts/merge-facts';
import { quarantineRows } from '../../db/queries/quarantine';
import type { SyncCounts } from '../../db/queries/sync-runs';
import type { Page, RejectedRow, StreamReader } from '../../ingest/connector';
import { rejectUnknownAccount } from '../../ingest/reject';
import { rejectDaysToCome } from './reject-days-to-come';

/** Rows kept aside per file and run; further ones are only counted, so that a file of nothing but bad rows stays small. */
export const MAX_KEPT_REJECTS = 10_000;
const BATCH_BYTES = 12 * 1024 * 1024; // about 250,000 days of usage; smaller batches spread over more index pages

export type Load = {
  tx: Db;
  client: PoolClient;
  reader: StreamReader;
  source: string;
  syncRunId: number;
  now: Date;
  asOf?: Date | undefined; // when the source knew it; default `now`
  overwrites?: Overwrites | undefined; // files say how things are now: they overwrite any
  isPast?: boolean | undefined; // of a time that is over, wherever `now` is: no day of it is yet to come
};

/** What waits for the next merge: good rows as bytes, and rejected ones as far as they are kept. */
type Batch = { encoded: Buffer[]; bytes: number; rows: number; rejected: RejectedRow[]; rejectedCount: number };

/**
 * Bring all pages of a stream in, in the transaction it is called in: a file lands whole or not at all, and what it says about
 * itself commits with it. While Postgres merges one batch the next is read: two batches are in memory, whatever the file's size.
 */
export async function loadPages(load: Load): Promise<SyncCounts> {
  const counts = emptyCounts();
  let stage: Stage | null = null;
  let batch = emptyBatch();
  let merging: Promise<void> = Promise.resolve();
  try {
    for await (const page of load.reader.pull(null)) {
      stage ??= await openStage(load.client, load.reader.stream, page.columns);
      addPage(batch, stage, load.isPast === true ? page : rejectDaysToCome(stage.stream, page, load.now));
      counts.ignoredColumns = [...page.ignoredColumns];
      if (batch.bytes < BATCH_BYTES) continue;
      await merging;
      merging = loadBatch(load, stage, batch, counts);
      merging.catch(() => undefined); // awaited before the next batch or at the end
      batch = emptyBatch();
    }
    await merging;
    if (stage !== null) await loadBatch(load, stage, batch, counts);
  } finally {
    await merging.catch(() => undefined); // nothing may still run on the connection when it is rolled back
  }
  return counts;
}

function addPage(batch: Batch, stage: Stage, page: Pick<Page, 'rows' | 'rejected'>): void {
  const encoded = encodeRows(stage, page.rows);
  batch.encoded.push(encoded);
  batch.bytes += encoded.length;
  batch.rows += page.rows.length;
  batch.rejected.push(...page.rejected.slice(0, Math.max(0, MAX_KEPT_REJECTS - batch.rejected.length)));
  batch.rejectedCount += page.rejected.length;
}

async function loadBatch(load: Load, stage: Stage, batch: Batch, counts: SyncCounts): Promise<void> {
  const merged = await mergeFacts(load.client, stage, batch.encoded, {
    source: load.source,
    now: load.asOf ?? load.now,
    repeats: guessRepeats(counts),
    overwrites: load.overwrites,
  });
  const unknown = merged.unknown.rows.map(({ line, row }) => rejectUnknownAccount(line, row));
  const room = Math.max(0, MAX_KEPT_REJECTS - counts.rowsQuarantined);
  const origin = { source: load.source, stream: stage.stream, file: load.reader.file };
  const kept = [...batch.rejected, ...unknown].slice(0, room);
  await quarantineRows(load.tx, { ...origin, syncRunId: load.syncRunId, now: load.now }, kept);
  count(counts, batch, merged);
}

/** Files mostly bring what the batch before brought: what is new, or once more what is known. */
function guessRepeats({ rowsLanded, rowsUnchanged }: SyncCounts): 'likely' | 'unlikely' {
  return rowsLanded > rowsUnchanged ? 'unlikely' : 'likely';
}

function count(counts: SyncCounts, batch: Batch, merged: MergeResult): void {
  counts.rowsRead += batch.rows + batch.rejectedCount;
  counts.rowsLanded += merged.landed;
  counts.rowsUnchanged += batch.rows - merged.landed - merged.unknown.total;
  counts.rowsQuarantined += batch.rejectedCount + merged.unknown.total;
  counts.firstFactOn = pickDay(counts.firstFactOn, merged.firstFactOn, 'first');
  counts.lastFactOn = pickDay(counts.lastFactOn, merged.lastFactOn, 'last');
}

function pickDay(known: string | null, day: string | null, which: 'first' | 'last'): string | null {
  if (known === null || day === null) return known ?? day;
  return (which === 'first') === known < day ? known : day;
}

function emptyBatch(): Batch {
  return { encoded: [], bytes: 0, rows: 0, rejected: [], rejectedCount: 0 };
}

function emptyCounts(): SyncCounts {
  const rows = { rowsRead: 0, rowsLanded: 0, rowsUnchanged: 0, rowsQuarantined: 0 };
  return { ...rows, ignoredColumns: [], firstFactOn: null, lastFactOn: null };
}
