import { createBigQueryEngine } from '../../../src/ingest/bigquery/create-bigquery-engine';
import { bigqueryKind } from '../../../src/ingest/bigquery/connector';
import type { SqlRecord } from '../../../src/ingest/sql/sql-engine';
import { contextAt, NOW, toolsWith } from '../postgres/warehouse';
import { scriptHttp } from '../sql/script-http';

const STATEMENT = { text: 'select @since', sinceCount: 1, since: new Date('2026-11-01T00:00:00Z') };
const JOB = { jobReference: { projectId: 'acme', jobId: 'job_1', location: 'EU' } };
const SCHEMA = { fields: [{ name: 'Day', type: 'DATE', mode: 'NULLABLE' }] };
const RUNNING = { status: 200, body: { ...JOB, jobComplete: false } };
const toPage = (days: string[], pageToken?: string) => ({
  status: 200,
  body: { ...JOB, jobComplete: true, schema: SCHEMA, rows: days.map((v) => ({ f: [{ v }] })), pageToken },
});

function set(answers: Parameters<typeof scriptHttp>[0], timeoutSeconds = 60) {
  const { http, asked } = scriptHttp(answers);
  const querier = {
    source: 'warehouse',
    http,
    project: 'acme',
    location: 'EU',
    maximumBytesBilled: '1073741824',
    timeoutSeconds,
  };
  return { engine: createBigQueryEngine(querier), asked };
}

async function read(engine: ReturnType<typeof set>['engine'], context = contextAt()): Promise<SqlRecord[]> {
  const rows: SqlRecord[] = [];
  for await (const batch of engine.read(STATEMENT, context)) rows.push(...batch);
  return rows;
}

it('a query always says what it may cost, and has its value beside it', async () => {
  const { engine, asked } = set([toPage(['2026-11-20'])]);
  expect(await read(engine)).toEqual([{ day: '2026-11-20' }]);
  expect(asked[0]).toMatchObject({
    path: '/bigquery/v2/projects/acme/queries',
    body: {
      query: 'select @since',
      useLegacySql: false,
      maximumBytesBilled: '1073741824',
      location: 'EU',
      queryParameters: [
        { name: 'since', parameterType: { type: 'TIMESTAMP' }, parameterValue: { value: '2026-11-01T00:00:00.000Z' } },
      ],
    },
  });
});

it('one that is not done is waited for, and its pages are asked for by their tokens where it ran', async () => {
  const { engine, asked } = set([RUNNING, RUNNING, toPage(['2026-11-19'], 't2'), toPage(['2026-11-20'])]);
  expect(await read(engine)).toHaveLength(2);
  expect(asked.map(({ query }) => query.get('pageToken'))).toEqual([null, null, null, 't2']);
  expect(asked[3]).toMatchObject({ method: 'GET', path: '/bigquery/v2/projects/acme/queries/job_1' });
  expect(asked[3]?.query.get('location')).toBe('EU');
  expect(asked[3]?.query.get('formatOptions.useInt64Timestamp')).toBe('true');
});

it('one that takes longer than its limit is cancelled', async () => {
  const { engine, asked } = set([RUNNING, RUNNING, RUNNING, { status: 200, body: {} }], 30);
  await expect(read(engine)).rejects.toMatchObject({ failure: 'transient' });
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/bigquery/v2/projects/acme/jobs/job_1/cancel' });
});

it('one that would cost too much is a matter for a person', async () => {
  const message = 'Query exceeded limit for bytes billed: 1073741824. 5368709120 or higher required.';
  const { engine } = set([
    { status: 400, body: { error: { code: 400, message, errors: [{ reason: 'bytesBilledLimitExceeded' }] } } },
  ]);
  await expect(read(engine)).rejects.toMatchObject({
    failure: 'config',
    message: expect.stringContaining('limit for bytes billed') as string,
  });
});

it('a value that breaks it is not shown', async () => {
  const { engine } = set([
    {
      status: 400,
      body: { error: { code: 400, message: 'Bad int64 value: Jo Doe', errors: [{ reason: 'invalidQuery' }] } },
    },
  ]);
  expect(await read(engine).catch(String)).not.toContain('Jo Doe');
});

describe('its columns are found out by a dry run, which costs nothing', () => {
  const toPlan = (statementType: string) => ({
    status: 200,
    body: { statistics: { query: { statementType, schema: SCHEMA } } },
  });

  it('and in lower case', async () => {
    const { engine, asked } = set([toPlan('SELECT')]);
    expect(await engine.describe(STATEMENT, contextAt(NOW))).toEqual(['day']);
    expect(asked[0]?.body).toMatchObject({ configuration: { dryRun: true } });
  });

  it('what BigQuery does not see as a SELECT is refused', async () => {
    const { engine } = set([toPlan('SCRIPT')]);
    await expect(engine.describe(STATEMENT, contextAt(NOW))).rejects.toThrow(
      'expected a SELECT, and BigQuery sees SCRIPT',
    );
  });
});

it.each([['{"type":"authorized_user","refresh_token":"secret-words"}'], ['secret-words']])(
  'a secret that is no service account is refused without a word of it',
  (secret) => {
    const settings = { queries: [{ stream: 'nps', sql: 'select 1' }] };
    const create = () => bigqueryKind.create('warehouse', settings, toolsWith({ SERVICE_ACCOUNT: secret }));
    expect(create).toThrow('expected the JSON key of a Google service account');
    expect(create).not.toThrow('secret-words');
  },
);
