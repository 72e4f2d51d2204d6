import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { useFolder } from '../files/folder';
import { useDatabase } from '../../support/database';

const ROWS = 300_000;
const MAX_GROWN_MB = 150;
const TIMEOUT_MS = 120_000;

const warehouse = useDatabase({ from: 'nothing' });
const folder = useFolder();

/** In a process of its own: jest's memory is everybody's. */
async function measure(kind: string, settings: object): Promise<{ rows: number; grownMb: number }> {
  const script = join(__dirname, 'measure-rows.ts');
  const given = [kind, JSON.stringify(settings), warehouse.url];
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...given]);
  return JSON.parse(stdout) as { rows: number; grownMb: number };
}

it(
  'three hundred thousand rows of Postgres pass through little memory',
  async () => {
    const sql = `select 'acc-' || n % 500 as account_id, date '2026-01-01' + n % 300 as day, n as logins, repeat('x', 200) as note
      from generate_series(1, ${ROWS}) n`;
    const found = await measure('postgres', { tls: 'off', queries: [{ stream: 'usage_daily', sql }] });
    expect(found.rows).toBe(ROWS);
    expect(found.grownMb).toBeLessThan(MAX_GROWN_MB);
  },
  TIMEOUT_MS,
);

it(
  'so do those of a file',
  async () => {
    const line = (n: number): string => `acc-${n % 500},2026-11-20,${n},${'x'.repeat(200)}\n`;
    const text = Array.from({ length: ROWS }, (_, n) => line(n)).join('');
    folder.write('a.csv', `account_id,day,logins,note\n${text}`, 1_000_000);
    const query = { stream: 'usage_daily', files: 'a.csv', sql: 'select * from files' };
    const found = await measure('files', { folder: folder.path, memory_mb: 128, queries: [query] });
    expect(found.rows).toBe(ROWS);
    expect(found.grownMb).toBeLessThan(MAX_GROWN_MB + 128); // and what DuckDB may have
  },
  TIMEOUT_MS,
);
