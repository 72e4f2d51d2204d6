import type { Logger } from 'pino';
import type { DataSide } from './compose-data';
import type { Scoring } from './compose-scoring';
import type { Connect } from './compose-sources';
import type { ConfigFile } from './config-file';
import type { PulledSource } from './config-sources';
import { forgetStop } from './db/queries/pull/source-cursors';
import { STOP_PARTS } from './domain/source';
import { AppError, messageOf } from './errors';
import { type Mapping, readMappingFile } from './ingest/mapping-file';
import { toHookSecretName } from './ingest/pull/to-hook-secret-name';
import type { IngestReport } from './services/ingest/ingest-report';
import { ingestAndScore, type IngestRun } from './services/ingest-and-score';
import { keepUnready } from './services/pull/keep-unready';
import { runPull } from './services/pull/run-pull';

/** A run by schedule makes room for the next one; whoever asks by hand may wait. */
const DEADLINE_MS = 45 * 60_000;

export type PullOptions = {
  onRecords?: ((progress: { part: string; records: number }) => void) | undefined;
  signal?: AbortSignal | undefined;
  deadlineMs?: number | undefined;
};
export type PullInto = { data: DataSide; scoring: Scoring; file: ConfigFile; log: Logger; connect: Connect };

/** One pass over one pulled source, and the accounts of which something changed are scored. What it cannot even begin is returned, never thrown. */
export async function pullInto(
  { data, scoring, file, log, connect }: PullInto,
  source: PulledSource,
  now: Date,
  options: PullOptions = {},
): Promise<IngestRun> {
  const { pool, db } = data.database;
  const connector = await connectOrSay(connect, source);
  if (typeof connector === 'string') {
    await keepUnready(db, { source: source.name, reason: connector, now });
    return { ...refusal(source, now, connector), rescored: 0 };
  }
  await forgetStop(db, { source: source.name, part: STOP_PARTS.settings });
  const mappings = await readMappings(file, log);
  return ingestAndScore({
    db,
    ingest: (onChangedAccounts) =>
      runPull({
        pool,
        connector,
        now,
        mappings,
        onChangedAccounts,
        onUnexpected: (err, about) => log.error({ err, ...about }, 'a source could not be read'),
        onProgress: ({ part, records }) => options.onRecords?.({ part, records }),
        signal: options.signal,
        deadlineMs: options.deadlineMs ?? DEADLINE_MS,
      }),
    scoreTouched: (accountIds) => scoring.scoreTouched(accountIds, () => now),
  });
}

/** A secret that is not set is this source's own trouble; for one that only sends the secret of its webhook is all there is. */
async function connectOrSay(connect: Connect, source: PulledSource) {
  try {
    const connector = connect(source);
    if (connector.isSent !== true || connector.hook !== undefined) return connector;
    return `${toHookSecretName(source.name)} is not set: nothing that is sent to "${source.name}" is taken`;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

const refusal = ({ name }: PulledSource, now: Date, error: string): IngestReport => ({
  source: name,
  status: 'failed',
  error,
  files: [],
  startedAt: now,
  changedAccounts: 0,
});

/** Null, and what it said before stays, where there is none or it cannot be read: doctor names the reason. */
async function readMappings({ identity }: ConfigFile, log: Logger): Promise<readonly Mapping[] | null> {
  if (identity.mapping_file === undefined) return null;
  try {
    return (await readMappingFile(identity.mapping_file)).mappings;
  } catch (error) {
    log.error({ reason: messageOf(error) }, 'identity.mapping_file could not be read');
    return null;
  }
}
