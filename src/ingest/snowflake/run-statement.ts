import { randomUUID } from 'node:crypto';
import { SourceContractError, SourceError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import type { PullContext } from '../pull/connector';
import type { SqlStatement } from '../sql/sql-engine';
import { Answer, Cancelled, Partition, type ResultSet } from './schema';

const PATH = '/api/v2/statements';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const CANCEL_TIMEOUT_MS = 10_000;

export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;
export type SnowflakePlace = {
  warehouse?: string | undefined;
  database?: string | undefined;
  schema?: string | undefined;
  role?: string | undefined;
};
export type Runner = { source: string; http: HttpSource; place: SnowflakePlace; timeoutSeconds: number; wait: Wait };

/** The statement, and its result when it is done: at once, or asked for again and again. An abort, or its time limit, cancels it there. */
export async function runStatement(
  runner: Runner,
  statement: SqlStatement,
  { signal }: PullContext,
): Promise<ResultSet> {
  const { http } = runner;
  const { body } = await http.request({
    method: 'POST',
    path: PATH,
    query: { requestId: randomUUID(), retry: true }, // sent again it is the same request, and runs once
    isRepeatable: true,
    json: toBody(runner, statement),
    schema: Answer,
    signal,
  });
  if (body.data !== undefined) return body;
  return await waitFor(runner, body.statementHandle, signal);
}

async function waitFor(runner: Runner, handle: string, signal: AbortSignal): Promise<ResultSet> {
  let waitMs = FIRST_WAIT_MS;
  try {
    for (let waitedMs = 0; waitedMs <= runner.timeoutSeconds * 1000; waitedMs += waitMs) {
      await runner.wait(waitMs, signal);
      const { body } = await runner.http.request({
        path: `${PATH}/${encodeURIComponent(handle)}`,
        schema: Answer,
        signal,
      });
      if (body.data !== undefined) return body;
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  } catch (thrown) {
    if (signal.aborted) await cancel(runner, handle);
    throw thrown;
  }
  await cancel(runner, handle);
  throw new SourceError(runner.source, 'transient', `a statement took longer than ${runner.timeoutSeconds} s`);
}

/** Best effort: at worst the statement runs into the time limit that it was given. */
async function cancel({ http }: Runner, handle: string): Promise<void> {
  const path = `${PATH}/${encodeURIComponent(handle)}/cancel`;
  const signal = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
  await http.request({ method: 'POST', path, json: {}, schema: Cancelled, signal }).catch(() => undefined);
}

/** Rows of each partition in turn; the first came with the result. */
export async function* listPartitions(
  { source, http }: Runner,
  { statementHandle, resultSetMetaData, data }: ResultSet,
  { signal }: PullContext,
): AsyncGenerator<ResultSet['data']> {
  yield data;
  for (let partition = 1; partition < resultSetMetaData.partitionInfo.length; partition += 1) {
    const path = `${PATH}/${encodeURIComponent(statementHandle)}`;
    const { body } = await http.request({ path, query: { partition }, schema: Partition, signal });
    const promised = resultSetMetaData.partitionInfo[partition]?.rowCount ?? 0;
    if (body.data.length !== promised)
      throw new SourceContractError(source, `a partition of ${promised} rows came with ${body.data.length}`);
    yield body.data;
  }
}

function toBody({ place, timeoutSeconds }: Runner, { text, sinceCount, since }: SqlStatement): object {
  const binding = { type: 'TEXT', value: since.toISOString() };
  const bindings = Object.fromEntries(Array.from({ length: sinceCount }, (_, index) => [String(index + 1), binding]));
  return {
    statement: text,
    timeout: timeoutSeconds,
    ...place,
    ...(sinceCount === 0 ? {} : { bindings }),
    parameters: { TIMEZONE: 'UTC', MULTI_STATEMENT_COUNT: '1', QUERY_TAG: 'barometer' },
  };
}
