import type { Connection } from '../../db/queries/ingest-lock';
import { restartCursor, saveCursor, stopCursor, type StoredCursor } from '../../db/queries/pull/source-cursors';
import { forgetSeen } from '../../db/queries/pull/sweeps';
import type { Stream } from '../../domain/stream';
import type { PullStream } from '../../ingest/pull/connector';
import type { FileReport } from '../ingest/ingest-report';
import { describeFailure } from './describe-failure';
import { countsOf } from './land-counts';
import { beginPass, type Pass } from './pass';
import { pullPart } from './pull-part';
import type { Pull } from './run-pull';
import type { Runs } from './settle-runs';
import { getMainStream } from './take-records';

export type PartOutcome = {
  part: PullStream;
  pass: Pass;
  isFinished: boolean;
  error: string | null;
  stoppedAt: Date | null; // since when it stands still for a person to look at
  files: FileReport[];
};

export type OneInput = {
  pull: Pull;
  stream: PullStream;
  stored: StoredCursor | null;
  runs: Runs;
  isOutOfTime: () => boolean;
  elapsedMs: () => number;
};

const NO_END = new AbortController().signal;

/** One stream of one run. Never throws for the source: how it went is the outcome. */
export async function pullOne(connection: Connection, input: OneInput): Promise<PartOutcome> {
  const { pull, stream, stored, runs, isOutOfTime } = input;
  const { source } = pull.connector;
  const begunMs = input.elapsedMs();
  const pass = beginPass(stream, stored, pull.now);
  const outcome: PartOutcome = { part: stream, pass, isFinished: false, error: null, stoppedAt: null, files: [] };
  try {
    const part = {
      source,
      stream,
      syncRunId: runs.get(getMainStream(stream)) ?? null,
      now: pull.now,
      signal: pull.signal ?? NO_END,
      isOutOfTime,
      onPage: (records: number) => pull.onProgress?.({ source, part: stream.name, records }),
    };
    outcome.isFinished = await pullPart(connection, part, pass);
    if (outcome.isFinished && pass.run.pages === 0) await finishEmpty(connection, input, pass);
  } catch (error) {
    await fail(connection, input, outcome, error);
  }
  outcome.files = listFiles(stream, outcome, (input.elapsedMs() - begunMs) / 1000);
  return outcome;
}

/** A stream that gave no page had nothing new: it was read all the same. */
async function finishEmpty({ db }: Connection, { pull, stream }: OneInput, pass: Pass): Promise<void> {
  await saveCursor(db, {
    source: pull.connector.source,
    part: stream.name,
    version: stream.cursorVersion,
    cursor: pass.cursor === null ? null : { ...pass.cursor },
    passStartedAt: null,
    movedAt: pull.now,
    finishedAt: pull.now,
    records: pass.records,
    lastPassRecords: pass.recordsBefore,
  });
}

async function fail(connection: Connection, input: OneInput, outcome: PartOutcome, thrown: unknown): Promise<void> {
  const { pull, stream } = input;
  const { source } = pull.connector;
  const failure = describeFailure(thrown, source, stream.name);
  if (failure.unexpected !== null) pull.onUnexpected?.(failure.unexpected, { source, file: stream.name });
  outcome.error = failure.sentence;
  if (!failure.isForPeople) return;
  const { cursorVersion: version, name: part } = stream;
  outcome.stoppedAt = await stopCursor(connection.db, {
    source,
    part,
    version,
    reason: failure.sentence,
    now: pull.now,
  });
  if (failure.isStop && stream.sweeps.length > 0) await startOver(connection, input, outcome.pass);
}

/** A sweep that was not believed has to be made anew: what it has shown so far may have been wrong. */
async function startOver({ db, client }: Connection, { pull, stream }: OneInput, pass: Pass): Promise<void> {
  const of = { source: pull.connector.source, part: stream.name };
  await forgetSeen(client, of);
  await restartCursor(db, { ...of, records: pass.recordsBefore });
}

function listFiles(stream: PullStream, { pass, error }: PartOutcome, seconds: number): FileReport[] {
  const streams = new Set<Stream>([...(Object.keys(stream.brings) as Stream[]), ...pass.run.counts.keys()]);
  if (streams.size === 0) streams.add(getMainStream(stream));
  return [...streams].map((of) => {
    const { rowsRead: facts, rowsLanded, rowsUnchanged, rowsQuarantined, waiting } = countsOf(pass.run.counts, of);
    const rowsRead = Object.keys(stream.brings).length === 0 ? pass.run.records : facts; // customers are no facts, and were read
    const counts = { rowsRead, landed: rowsLanded, unchanged: rowsUnchanged, quarantined: rowsQuarantined, waiting };
    return { file: stream.name, stream: of, ...counts, ignoredColumns: [], error, seconds };
  });
}
