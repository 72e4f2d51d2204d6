import type { Connection } from '../../db/queries/ingest-lock';
import { failSyncRun, finishSyncRun, startSyncRun, type SyncCounts } from '../../db/queries/sync-runs';
import { saveStreamSuccess } from '../../db/queries/source-streams';
import { AppError } from '../../errors';
import type { StreamReader } from '../../ingest/connector';
import { failedFile, type FileReport } from './ingest-report';
import { type Load, loadPages } from './load-pages';

type Reach = Pick<SyncCounts, 'firstFactOn' | 'lastFactOn'>;

export type StreamImport = {
  source: string;
  reader: StreamReader;
  now: Date;
  asOf?: Load['asOf'];
  overwrites?: Load['overwrites'];
  isPast?: Load['isPast'];
  /** How far the stream then reaches; null: no further. A file speaks for all accounts, so that its days are the reach. */
  toReach?: ((counts: SyncCounts) => Reach | null) | undefined;
  /** Told of what is no plain contract error, with everything that is known about it. */
  onUnexpected?: ((error: unknown, about: { source: string; file: string }) => void) | undefined;
};

/** Bring one stream in, whole or not at all; how it went stands in `sync_runs` and in the report. Never throws for the source. */
export async function importStream(connection: Connection, args: StreamImport): Promise<FileReport> {
  const { source, reader, now, asOf, overwrites, isPast, toReach = (counts) => counts } = args;
  const { file, stream } = reader;
  const elapsed = startWatch();
  const syncRunId = await startSyncRun(connection.db, { source, stream, now });
  const finishedAt = (): Date => new Date(now.getTime() + elapsed());
  try {
    const counts = await connection.db.transaction(async (tx) => {
      const loaded = await loadPages({
        tx,
        client: connection.client,
        reader,
        source,
        syncRunId,
        now,
        asOf,
        overwrites,
        isPast,
      });
      const reach = toReach(loaded);
      if (reach !== null) {
        const { firstFactOn, lastFactOn } = reach;
        await saveStreamSuccess(tx, { source, stream, firstFactOn, lastFactOn, now });
      }
      await finishSyncRun(tx, { id: syncRunId, at: finishedAt(), counts: loaded });
      return loaded;
    });
    return { file, stream, ...toReport(counts), error: null, seconds: elapsed() / 1000 };
  } catch (error) {
    const root = getRoot(error);
    if (!(root instanceof AppError)) args.onUnexpected?.(root, { source, file });
    const sentence = toSentence(root, file);
    await failSyncRun(connection.db, { id: syncRunId, at: finishedAt(), error: sentence });
    return failedFile({ file, stream, seconds: elapsed() / 1000 }, sentence);
  }
}

/** The database layer wraps an error in one whose message repeats all parameters, which are customers' data. */
function getRoot(error: unknown): unknown {
  const isOurs = error instanceof AppError || !(error instanceof Error);
  return isOurs ? error : (error.cause ?? error);
}

function startWatch(): () => number {
  const startedMs = performance.now();
  return () => performance.now() - startedMs;
}

function toReport(counts: SyncCounts) {
  return {
    rowsRead: counts.rowsRead,
    landed: counts.rowsLanded,
    unchanged: counts.rowsUnchanged,
    quarantined: counts.rowsQuarantined,
    ignoredColumns: counts.ignoredColumns,
  };
}

function toSentence(error: unknown, file: string): string {
  if (error instanceof AppError) return error.message;
  const why = error instanceof Error ? error.message : String(error);
  return `${file} could not be imported: ${why.split('\n')[0]?.slice(0, 300)}`;
}
