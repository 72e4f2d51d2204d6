import type { PoolClient } from 'pg';
import type { Db } from '../db/client';
import { mergeFacts, openStage, type Stage } from '../db/queries/facts/merge-facts';
import { quarantineRows } from '../db/queries/quarantine';
import type { SyncCounts } from '../db/queries/sync-runs';
import type { Page, RejectedRow, StreamReader } from '../ingest/connector';
import { rejectUnknownAccount } from '../ingest/reject';

/** Rows kept aside per file and run; further ones are only counted, so that a file of nothing but bad rows stays small. */
export const MAX_KEPT_REJECTS = 10_000;

export type Load = { tx: Db; client: PoolClient; reader: StreamReader; source: string; syncRunId: number; now: Date };

/**
 * Bring all pages of a stream in, in the transaction it is called in: a file lands whole or not at all, and what it says about
 * itself commits with it. While Postgres merges one page, the next is read; so two pages are in memory, whatever the file's size.
 */
export async function loadPages(load: Load): Promise<SyncCounts> {
  const loader = createLoader(load);
  let merging: Promise<void> = Promise.resolve();
  try {
    for await (const page of load.reader.pull(null)) {
      await merging;
      merging = loader.add(page);
      merging.catch(() => undefined); // awaited before the next page or at the end
    }
    await merging;
  } finally {
    await merging.catch(() => undefined); // nothing may still run on the connection when it is rolled back
  }
  return loader.counts;
}

function createLoader(load: Load) {
  const counts: SyncCounts = {
    rowsRead: 0,
    rowsLanded: 0,
    rowsUnchanged: 0,
    rowsQuarantined: 0,
    ignoredColumns: [],
    firstFactOn: null,
    lastFactOn: null,
  };
  let stage: Stage | null = null;
  async function add(page: Page): Promise<void> {
    stage ??= await openStage(load.client, load.reader.stream, page.columns);
    const merged = await mergeFacts(load.client, stage, page.rows, load);
    const rejected = [...page.rejected, ...listUnknown(page, merged.unknownAccountLines)];
    const room = Math.max(0, MAX_KEPT_REJECTS - counts.rowsQuarantined);
    const origin = { source: load.source, stream: load.reader.stream, file: load.reader.file };
    await quarantineRows(load.tx, { ...origin, syncRunId: load.syncRunId, now: load.now }, rejected.slice(0, room));
    counts.rowsRead += page.rows.length + page.rejected.length;
    counts.rowsLanded += merged.landed;
    counts.rowsUnchanged += page.rows.length - merged.landed - merged.unknownAccountLines.length;
    counts.rowsQuarantined += rejected.length;
    counts.ignoredColumns = [...page.ignoredColumns];
    counts.firstFactOn = pickDay(counts.firstFactOn, merged.firstFactOn, 'first');
    counts.lastFactOn = pickDay(counts.lastFactOn, merged.lastFactOn, 'last');
  }
  return { add, counts };
}

function listUnknown(page: Page, lines: readonly number[]): RejectedRow[] {
  if (lines.length === 0) return [];
  const unknown = new Set(lines);
  return page.rows.filter(({ line }) => unknown.has(line)).map(rejectUnknownAccount);
}

function pickDay(known: string | null, day: string | null, which: 'first' | 'last'): string | null {
  if (known === null || day === null) return known ?? day;
  return (which === 'first') === known < day ? known : day;
}
