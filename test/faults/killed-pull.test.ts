import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SOURCE_LOCK_CLASS } from '../../src/db/queries/ingest-lock';
import { listRows, seedAccounts } from '../services/pull/pull-world';
import { useDatabase } from '../support/database';

const CHILD = join(__dirname, '../support/pull-and-die.ts');
const STEP = 7; // statements between two deaths: in every phase of a page, page after page
const database = useDatabase();
jest.setTimeout(600_000);
beforeEach(() => seedAccounts(database));

async function run(dieAt: number): Promise<{ isKilled: boolean; pages: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, database.url, String(dieAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  if (signal === null) expect(code).toBe(0);
  await waitForLock();
  return { isKilled: signal !== null, pages: Number(said) };
}

/** Postgres notices by itself that a client was killed. */
async function waitForLock(): Promise<void> {
  const client = await database.pool.connect();
  const key = `(${SOURCE_LOCK_CLASS}, hashtext('desk'))`;
  await client.query(`select pg_advisory_lock${key}`);
  await client.query(`select pg_advisory_unlock${key}`);
  client.release();
}

describe('a run killed between any two statements', () => {
  it('has its pages whole with the cursor behind them, and the next run repeats one page at most', async () => {
    let landed = 0;
    let dieAt = 20;
    for (;;) {
      const { isKilled } = await run(dieAt);
      const [row] = await listRows(database, `select cursor->>'after', records from source_cursors`);
      const after = Number(row?.[0] ?? 0);
      const tickets = await listRows(database, 'select ticket_id from tickets');
      expect(tickets).toHaveLength(after * 2); // rows and cursor are one
      expect(after).toBeGreaterThanOrEqual(landed);
      landed = after;
      if (!isKilled) break;
      dieAt += STEP;
    }
    expect(landed).toBe(5);
    expect(
      await listRows(database, 'select records, pass_started_at, finished_at is not null from source_cursors'),
    ).toEqual([[10, null, true]]);
    expect(await listRows(database, `select status from sync_runs where status = 'running'`)).toEqual([]);
  });
});
