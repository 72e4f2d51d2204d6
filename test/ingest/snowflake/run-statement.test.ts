import { createSnowflakeEngine } from '../../../src/ingest/snowflake/create-snowflake-engine';
import type { Runner } from '../../../src/ingest/snowflake/run-statement';
import type { SqlRecord } from '../../../src/ingest/sql/sql-engine';
import { contextAt, NOW } from '../postgres/warehouse';
import { scriptHttp } from '../sql/script-http';

const STATEMENT = { text: 'select ?, ?', sinceCount: 2, since: new Date('2026-11-01T00:00:00Z') };
const RUNNING = {
  status: 202,
  body: {
    code: '333334',
    message: 'Asynchronous execution in progress.',
    statementHandle: '01b2',
    statementStatusUrl: 'https://elsewhere.example.com/steal',
  },
};
const ROW_TYPE = [{ name: 'DAY', type: 'DATE' }];
const toDone = (data: (string | null)[][], partitions = [data.length]) => ({
  status: 200,
  body: {
    statementHandle: '01b2',
    resultSetMetaData: { rowType: ROW_TYPE, partitionInfo: partitions.map((rowCount) => ({ rowCount })) },
    data,
  },
});

function set(answers: Parameters<typeof scriptHttp>[0], more: Partial<Runner> = {}) {
  const waits: number[] = [];
  const { http, asked } = scriptHttp(answers);
  const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    waits.push(ms);
    signal.throwIfAborted();
  };
  const runner = {
    source: 'warehouse',
    http,
    place: { warehouse: 'WH', role: 'READER' },
    timeoutSeconds: 60,
    wait,
    ...more,
  };
  return { engine: createSnowflakeEngine(runner), asked, waits };
}

async function read(engine: ReturnType<typeof set>['engine'], context = contextAt()): Promise<SqlRecord[][]> {
  const batches: SqlRecord[][] = [];
  for await (const batch of engine.read(STATEMENT, context)) batches.push([...batch]);
  return batches;
}

it('R233: a SELECT of telemetry goes to Snowflake with its values beside it, its place, its time limit, and an id that makes it run once', async () => {
  const { engine, asked } = set([toDone([['20777']])]);
  await read(engine);
  const value = { type: 'TEXT', value: '2026-11-01T00:00:00.000Z' };
  expect(asked[0]?.body).toMatchObject({
    statement: 'select ?, ?',
    timeout: 60,
    warehouse: 'WH',
    role: 'READER',
    bindings: { 1: value, 2: value },
  });
  expect(asked[0]?.query.get('requestId')).toMatch(/^[\da-f-]{36}$/);
});

it('one that takes longer is asked for by its handle, at longer and longer intervals, and never at an address it names', async () => {
  const { engine, asked, waits } = set([RUNNING, RUNNING, RUNNING, toDone([['20777']])]);
  expect(await read(engine)).toEqual([[{ day: '2026-11-20' }]]);
  expect(asked.slice(1).map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array(3).fill('GET /api/v2/statements/01b2'),
  );
  expect(waits).toEqual([500, 1000, 2000]);
});

it('one that takes longer than its limit is cancelled', async () => {
  const { engine, asked } = set([RUNNING, RUNNING, RUNNING, { status: 200, body: {} }], { timeoutSeconds: 1 });
  await expect(read(engine)).rejects.toMatchObject({ failure: 'transient' });
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/api/v2/statements/01b2/cancel' });
});

it('an abort cancels it there too', async () => {
  const stopping = new AbortController();
  const wait = async (): Promise<void> => {
    stopping.abort(new Error('stop now'));
    stopping.signal.throwIfAborted();
  };
  const { engine, asked } = set([RUNNING, { status: 200, body: {} }], { wait });
  await expect(read(engine, contextAt(NOW, stopping.signal))).rejects.toThrow('stop now');
  expect(asked.at(-1)?.path).toBe('/api/v2/statements/01b2/cancel');
});

it('partitions are fetched in turn, and one that came short is refused', async () => {
  const whole = set([toDone([['1']], [1, 2]), { status: 200, body: { data: [['2'], ['3']] } }]);
  expect((await read(whole.engine)).flat()).toHaveLength(3);
  expect(whole.asked[1]?.query.get('partition')).toBe('1');
  const short = set([toDone([['1']], [1, 2]), { status: 200, body: { data: [['2']] } }]);
  await expect(read(short.engine)).rejects.toThrow('a partition of 2 rows came with 1');
});

it('what Snowflake refuses is said, but not the value that broke it', async () => {
  const unknown = set([
    { status: 422, body: { code: '002003', message: "SQL compilation error: Object 'USAGE' does not exist" } },
  ]);
  await expect(read(unknown.engine)).rejects.toThrow("Object 'USAGE' does not exist");
  const broken = set([{ status: 422, body: { code: '100038', message: "Numeric value 'Jo Doe' is not recognized" } }]);
  const failed = await read(broken.engine).catch(String);
  expect(failed).toContain('a value does not fit');
  expect(failed).not.toContain('Jo Doe');
});

it('doctor warns of a role that may do everything, and of a user without warehouse', async () => {
  const who = (cells: (string | null)[]) => set([toDone([cells])]).engine.check(contextAt());
  expect(await who(['BAROMETER', 'READER', 'WH'])).toEqual([
    { level: 'ok', text: 'Snowflake: connected as BAROMETER with the role READER' },
  ]);
  expect(await who(['BAROMETER', 'ACCOUNTADMIN', null])).toMatchObject([
    { level: 'ok' },
    { level: 'note' },
    { level: 'problem' },
  ]);
});
