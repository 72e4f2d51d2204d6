import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Connector, Page, StreamReader } from '../../src/ingest/connector';
import { SOURCE_LOCK_CLASS } from '../../src/db/queries/ingest-lock';
import { runIngest } from '../../src/services/ingest/run-ingest';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-01T06:00:00Z');
const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

const pagesOf = (page: Page) =>
  async function* (): AsyncGenerator<Page> {
    yield page;
  };
const POD_PAGE: Page = {
  columns: ['pod'],
  ignoredColumns: [],
  rows: [{ line: 2, fact: { pod: 'north' } }],
  rejected: [],
  next: null,
};

function buildReader(over: Partial<StreamReader> = {}): StreamReader {
  return { stream: 'pods', file: 'pods', pull: pagesOf(POD_PAGE), ...over };
}

function buildConnector(list: Connector['list'] = async () => [buildReader()], source = 'crm'): Connector {
  return { source, list };
}

function openGate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

async function listRuns(): Promise<unknown[][]> {
  const { rows } = await database.pool.query('select source, stream, status, error from sync_runs order by id');
  return rows.map((row: Record<string, unknown>) => Object.values(row));
}

describe('a source that fails', () => {
  it('as a whole is recorded and returned, and the next source runs', async () => {
    const down = buildConnector(async () => {
      throw new Error('crm: no answer');
    });
    expect(await runIngest({ pool: database.pool, connector: down, now: NOW })).toMatchObject({
      status: 'failed',
      error: 'crm: no answer',
    });
    const next = buildConnector(async () => [buildReader({ stream: 'pods' })], 'other');
    expect((await runIngest({ pool: database.pool, connector: next, now: NOW })).files).toMatchObject([
      { file: 'accounts' },
      { landed: 1, error: null },
    ]);
    expect((await listRuns())[0]).toEqual(['crm', 'accounts', 'failed', 'crm: no answer']);
  });

  it('in an unforeseen way tells the operator all and the user one line', async () => {
    const cause = new TypeError('x is not a function\nat secret place');
    const pull = (): AsyncIterable<Page> => {
      throw cause;
    };
    const seen: unknown[] = [];
    const report = await runIngest({
      pool: database.pool,
      connector: buildConnector(async () => [buildReader({ pull })]),
      now: NOW,
      onUnexpected: (error, about) => seen.push(error, about),
    });
    expect(report.files.at(-1)?.error).toBe('pods could not be imported: x is not a function');
    expect(seen).toEqual([cause, { source: 'crm', file: 'pods' }]);
  });

  it('in one stream goes on with the next, and after a page had come nothing of that page stays', async () => {
    const broken = async function* (): AsyncGenerator<Page> {
      yield POD_PAGE;
      throw new Error('gone');
    };
    const people: Page = { ...POD_PAGE, columns: ['email'], rows: [{ line: 2, fact: { email: 'ann@us.example' } }] };
    const list = async () => [
      buildReader({ pull: broken }),
      buildReader({ stream: 'people', file: 'people', pull: pagesOf(people) }),
    ];
    const report = await runIngest({ pool: database.pool, connector: buildConnector(list), now: NOW });
    expect(report.files.map(({ landed, error }) => [landed, error])).toEqual([
      [0, 'crm: accounts are missing, and no account is known yet.'],
      [0, 'pods could not be imported: gone'],
      [1, null],
    ]);
    expect(await database.db.query.pods.findMany()).toEqual([]);
  });
});

describe('two runs at once', () => {
  it('of the same source: the second says so and ends; of another source: both run', async () => {
    const first = openGate();
    const entered = openGate();
    const slow = buildConnector(async () => {
      entered.open();
      await first.passed;
      return [buildReader()];
    });
    const running = runIngest({ pool: database.pool, connector: slow, now: NOW });
    await entered.passed;
    const second = await runIngest({ pool: database.pool, connector: buildConnector(), now: NOW });
    expect(second).toMatchObject({ status: 'already_running', error: 'crm is already being ingested by another run.' });
    expect(
      await runIngest({ pool: database.pool, connector: buildConnector(undefined, 'other'), now: NOW }),
    ).not.toMatchObject({ status: 'already_running' });
    first.open();
    await running;
    expect(await runIngest({ pool: database.pool, connector: buildConnector(), now: NOW })).not.toMatchObject({
      status: 'already_running',
    });
  });
});

describe('a run killed half-way', () => {
  it('leaves nothing of the file, lets go of the source, and the next run completes and says what happened', async () => {
    const script = join(__dirname, '../ingest/hang-halfway.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, database.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    expect(line).toBe('merged a batch');
    expect(await listRuns()).toEqual([['crm', 'pods', 'running', null]]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await waitForLock();
    expect(await database.db.query.pods.findMany()).toEqual([]);
    const again = await runIngest({ pool: database.pool, connector: buildConnector(), now: NOW });
    expect(again.files.at(-1)).toMatchObject({ landed: 1, error: null });
    expect((await listRuns())[0]).toEqual(['crm', 'pods', 'failed', 'interrupted']);
  });
});

/** Postgres notices by itself that a client was killed; to wait for the lock that it held is to wait for exactly that. */
async function waitForLock(): Promise<void> {
  const client = await database.pool.connect();
  const key = `(${SOURCE_LOCK_CLASS}, hashtext('crm'))`;
  await client.query(`select pg_advisory_lock${key}`);
  await client.query(`select pg_advisory_unlock${key}`);
  client.release();
}
