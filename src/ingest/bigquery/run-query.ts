import { randomUUID } from 'node:crypto';
import { SourceError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import type { PullContext } from '../pull/connector';
import type { SqlStatement } from '../sql/sql-engine';
import { Cancelled, DryRun, QueryAnswer } from './schema';

const PAGE_ROWS = 5_000;
const LONG_POLL_MS = 20_000;
const CANCEL_TIMEOUT_MS = 10_000;

export type Querier = {
  source: string;
  http: HttpSource;
  project: string;
  location: string | undefined;
  maximumBytesBilled: string;
  timeoutSeconds: number;
};

/** What a statement would be, without its costing anything. */
export async function dryRun(querier: Querier, statement: SqlStatement, { signal }: PullContext) {
  const { body } = await querier.http.request({
    method: 'POST',
    path: `/bigquery/v2/projects/${encodeURIComponent(querier.project)}/jobs`,
    isRepeatable: true, // it does nothing
    json: {
      jobReference: { projectId: querier.project, ...locationOf(querier) },
      configuration: { dryRun: true, query: toQuery(querier, statement) },
    },
    schema: DryRun,
    signal,
  });
  return body.statistics;
}

/** The pages of a result. The first comes with the answer, or when the job is done; the others by their token. An abort cancels the job. */
export async function* runQuery(
  querier: Querier,
  statement: SqlStatement,
  { signal }: PullContext,
): AsyncGenerator<QueryAnswer> {
  let answer = await start(querier, statement, signal);
  const { jobReference } = answer;
  try {
    for (let waitedMs = 0; !answer.jobComplete; waitedMs += LONG_POLL_MS) {
      if (waitedMs > querier.timeoutSeconds * 1000) throw tooLong(querier);
      answer = await goOn(querier, jobReference, undefined, signal);
    }
  } catch (thrown) {
    await cancel(querier, jobReference);
    throw thrown;
  }
  const { schema } = answer;
  for (;;) {
    yield { ...answer, schema: answer.schema ?? schema };
    if (answer.pageToken === undefined || answer.pageToken === '') return;
    answer = await goOn(querier, jobReference, answer.pageToken, signal);
  }
}

async function start(querier: Querier, statement: SqlStatement, signal: AbortSignal): Promise<QueryAnswer> {
  const { body } = await querier.http.request({
    method: 'POST',
    path: `/bigquery/v2/projects/${encodeURIComponent(querier.project)}/queries`,
    isRepeatable: true, // with its requestId it runs once
    json: {
      ...toQuery(querier, statement),
      ...locationOf(querier),
      requestId: randomUUID(),
      maxResults: PAGE_ROWS,
      timeoutMs: LONG_POLL_MS,
      formatOptions: { useInt64Timestamp: true },
      labels: { app: 'barometer' },
    },
    schema: QueryAnswer,
    signal,
  });
  return body;
}

type JobReference = QueryAnswer['jobReference'];

async function goOn(
  { http, project }: Querier,
  { jobId, location }: JobReference,
  pageToken: string | undefined,
  signal: AbortSignal,
): Promise<QueryAnswer> {
  const { body } = await http.request({
    path: `/bigquery/v2/projects/${encodeURIComponent(project)}/queries/${encodeURIComponent(jobId)}`,
    query: {
      location,
      pageToken,
      maxResults: PAGE_ROWS,
      timeoutMs: LONG_POLL_MS,
      'formatOptions.useInt64Timestamp': true,
    },
    schema: QueryAnswer,
    signal,
  });
  return body;
}

/** Best effort: at worst it runs into the limit of its bytes or its time. */
async function cancel({ http, project }: Querier, { jobId, location }: JobReference): Promise<void> {
  const path = `/bigquery/v2/projects/${encodeURIComponent(project)}/jobs/${encodeURIComponent(jobId)}/cancel`;
  const signal = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
  await http.request({ method: 'POST', path, query: { location }, schema: Cancelled, signal }).catch(() => undefined);
}

function toQuery({ maximumBytesBilled }: Querier, { text, sinceCount, since }: SqlStatement): object {
  const parameter = {
    name: 'since',
    parameterType: { type: 'TIMESTAMP' },
    parameterValue: { value: since.toISOString() },
  };
  return {
    query: text,
    useLegacySql: false,
    maximumBytesBilled,
    ...(sinceCount === 0 ? {} : { parameterMode: 'NAMED', queryParameters: [parameter] }),
  };
}

function locationOf({ location }: Querier): { location?: string } {
  return location === undefined ? {} : { location };
}

function tooLong({ source, timeoutSeconds }: Querier): SourceError {
  return new SourceError(source, 'transient', `a query took longer than ${timeoutSeconds} s and was cancelled`);
}
