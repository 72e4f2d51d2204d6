import type { Pool } from '../../db/client';
import {
  countChangedAccounts,
  listChangedAccounts,
  openChangedAccounts,
} from '../../db/queries/facts/changed-accounts';
import { hasAccounts } from '../../db/queries/facts/known-accounts';
import { belongsToAccounts } from '../../db/queries/facts/tables';
import { type Connection, withSourceLock } from '../../db/queries/ingest-lock';
import { failInterruptedSyncRuns, failSyncRun, startSyncRun } from '../../db/queries/sync-runs';
import { AppError } from '../../errors';
import type { Connector, StreamReader } from '../../ingest/connector';
import { importStream, type StreamImport } from './import-stream';
import { failedFile, type FileReport, type IngestReport } from './ingest-report';

export type Ingest = {
  pool: Pool;
  connector: Connector;
  now: Date;
  /** Given the ids of the accounts of which something changed, in pages, before the run lets go of its source. */
  onChangedAccounts?: ((accountIds: string[]) => Promise<void>) | undefined;
  onUnexpected?: StreamImport['onUnexpected'];
  isPast?: StreamImport['isPast'];
};

/**
 * One pass over one source. A failure of the source, or of one of its files, is recorded in `sync_runs` and returned, never thrown:
 * one source failing never stops another. Two passes over the same source never run at once: the second says so and ends.
 */
export async function runIngest(ingest: Ingest): Promise<IngestReport> {
  const { connector, now } = ingest;
  const report = await withSourceLock(ingest.pool, connector.source, (connection) => pullAll(connection, ingest));
  if (report !== null) return report;
  const error = `${connector.source} is already being ingested by another run.`;
  return { source: connector.source, status: 'already_running', error, files: [], startedAt: now, changedAccounts: 0 };
}

async function pullAll(connection: Connection, ingest: Ingest): Promise<IngestReport> {
  const { connector, now } = ingest;
  const begun = { source: connector.source, startedAt: now, changedAccounts: 0 };
  await failInterruptedSyncRuns(connection.db, { source: connector.source, at: now });
  await openChangedAccounts(connection.client);
  const readers = await connector.list().catch((error: unknown) => toError(error));
  if (readers instanceof Error) {
    await recordFailure(connection, ingest, readers.message);
    return { ...begun, status: 'failed', error: readers.message, files: [] };
  }
  const files = await pullStreams(connection, ingest, readers);
  const changedAccounts = await countChangedAccounts(connection.client);
  if (ingest.onChangedAccounts !== undefined) {
    for await (const ids of listChangedAccounts(connection.client)) await ingest.onChangedAccounts(ids);
  }
  const hasFailed = files.some(({ error }) => error !== null);
  return { ...begun, status: hasFailed ? 'failed' : 'ok', error: null, files, changedAccounts };
}

async function pullStreams(connection: Connection, ingest: Ingest, readers: readonly StreamReader[]) {
  const { connector, now, onUnexpected, isPast } = ingest;
  const files: FileReport[] = [];
  const lacksAccounts = !readers.some(({ stream }) => stream === 'accounts') && !(await hasAccounts(connection.db));
  if (lacksAccounts) files.push(await reportMissingAccounts(connection, ingest));
  for (const reader of readers) {
    const isReady = !belongsToAccounts(reader.stream) || (await hasAccounts(connection.db));
    const ready = isReady ? reader : refuse(reader, connector.source);
    files.push(await importStream(connection, { source: connector.source, reader: ready, now, onUnexpected, isPast }));
  }
  return files;
}

/** A stream of facts about accounts of which not one is known: one clear sentence instead of every row in quarantine. */
function refuse(reader: StreamReader, source: string): StreamReader {
  const why = `${source}: ${reader.file} was not read: no account is known yet, so accounts must come first.`;
  const pull = (): never => {
    throw new AppError('accounts_unknown', why);
  };
  return { ...reader, pull };
}

async function reportMissingAccounts(connection: Connection, ingest: Ingest): Promise<FileReport> {
  const error = `${ingest.connector.source}: accounts are missing, and no account is known yet.`;
  await recordFailure(connection, ingest, error);
  return failedFile({ file: 'accounts', stream: 'accounts', seconds: 0 }, error);
}

/** A failure of the source as a whole stands under accounts, the stream that everything else hangs on. */
async function recordFailure({ db }: Connection, { connector, now }: Ingest, error: string): Promise<void> {
  const id = await startSyncRun(db, { source: connector.source, stream: 'accounts', now });
  await failSyncRun(db, { id, at: now, error });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
