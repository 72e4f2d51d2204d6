import type { Pool } from '../../db/client';
import {
  countChangedAccounts,
  listChangedAccounts,
  openChangedAccounts,
} from '../../db/queries/facts/changed-accounts';
import { type Connection, withSourceLock } from '../../db/queries/ingest-lock';
import { listCursors } from '../../db/queries/pull/source-cursors';
import { failInterruptedSyncRuns } from '../../db/queries/sync-runs';
import type { Mapping } from '../../ingest/mapping-file';
import type { PullConnector } from '../../ingest/pull/connector';
import type { IngestReport } from '../ingest/ingest-report';
import { prepareIdentity } from './identity/prepare-identity';
import { type PartOutcome, pullOne } from './pull-one';
import { isDue } from './pass';
import { openRuns, settleRuns } from './settle-runs';
import { tellStopped } from './tell-stopped';

export type Pull = {
  pool: Pool;
  connector: PullConnector;
  now: Date;
  /** Lines of identity.mapping_file; null: there is none, and what it said before stays. */
  mappings?: readonly Mapping[] | null | undefined;
  /** Given the ids of the accounts of which something changed, in pages, before the run lets go of its source. */
  onChangedAccounts?: ((accountIds: string[]) => Promise<void>) | undefined;
  /** Told of what is no failure of the source's, with everything that is known about it. */
  onUnexpected?: ((error: unknown, about: { source: string; file: string }) => void) | undefined;
  /** Records read of a part so far. */
  onProgress?: ((progress: { source: string; part: string; records: number }) => void) | undefined;
  signal?: AbortSignal | undefined;
  deadlineMs?: number | undefined; // after it no further page is begun; the next run goes on there
};

/**
 * One pass over one pulled source: its streams in order, each on its own. Every page commits with the cursor behind it, so that whatever ends a run,
 * the next goes on after the last page that landed. A failure of the source is recorded in `sync_runs` and returned, never thrown. Two runs over the
 * same source never go at once: the second says so and ends.
 */
export async function runPull(pull: Pull): Promise<IngestReport> {
  const { connector, now } = pull;
  const report = await withSourceLock(pull.pool, connector.source, (connection) => pullAll(connection, pull));
  if (report !== null) return report;
  const error = `${connector.source} is already being ingested by another run.`;
  return { source: connector.source, status: 'already_running', error, files: [], startedAt: now, changedAccounts: 0 };
}

async function pullAll(connection: Connection, pull: Pull): Promise<IngestReport> {
  const { connector, now } = pull;
  const { source } = connector;
  await failInterruptedSyncRuns(connection.db, { source, at: now });
  await openChangedAccounts(connection.client);
  await prepareIdentity(connection, { source, mappings: pull.mappings ?? null, now });
  const outcomes = await pullParts(connection, pull);
  await tellStopped(connection.db, { source, outcomes, now });
  const changedAccounts = await countChangedAccounts(connection.client);
  if (pull.onChangedAccounts !== undefined) {
    for await (const ids of listChangedAccounts(connection.client)) await pull.onChangedAccounts(ids);
  }
  const files = outcomes.flatMap((outcome) => outcome.files);
  const hasFailed = outcomes.some(({ error }) => error !== null);
  return { source, status: hasFailed ? 'failed' : 'ok', error: null, files, startedAt: now, changedAccounts };
}

async function pullParts(connection: Connection, pull: Pull): Promise<PartOutcome[]> {
  const { connector, now, deadlineMs = Number.POSITIVE_INFINITY } = pull;
  const startedMs = performance.now();
  const elapsedMs = (): number => performance.now() - startedMs;
  const stored = new Map((await listCursors(connection.db, connector.source)).map((cursor) => [cursor.part, cursor]));
  const due = connector.streams.filter((stream) => isDue(stream, stored.get(stream.name) ?? null, now));
  const runs = await openRuns(connection.db, { source: connector.source, streams: due, now });
  const outcomes: PartOutcome[] = [];
  for (const stream of due) {
    const cursor = stored.get(stream.name) ?? null;
    const isOutOfTime = (): boolean => elapsedMs() > deadlineMs || pull.signal?.aborted === true;
    outcomes.push(await pullOne(connection, { pull, stream, stored: cursor, runs, isOutOfTime, elapsedMs }));
  }
  await settleRuns(connection.db, { connector, stored, outcomes, runs, now, elapsedMs });
  return outcomes;
}
