import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { openScratchDatabase } from '../../src/db/scratch-database';
import { SERVER_URL_KEY } from '../support/run-state';

const serverUrl = process.env[SERVER_URL_KEY] ?? '';
const listFolders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('barometer-scratch-'));

async function exists(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  const isThere = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end();
  return isThere;
}

describe('a database to throw away', () => {
  it('is migrated and empty, and gone once closed, where a server is given', async () => {
    const scratch = await openScratchDatabase(serverUrl);
    const { rows } = await scratch.pool.query<{ accounts: number }>('select count(*)::int as accounts from accounts');
    expect(rows).toEqual([{ accounts: 0 }]);
    expect(await exists(scratch.url)).toBe(true);
    await scratch.close();
    expect(await exists(scratch.url)).toBe(false);
  });

  it('is a server of its own otherwise, of which neither process nor folder stays', async () => {
    const before = listFolders();
    const scratch = await openScratchDatabase(null);
    const [folder] = listFolders().filter((name) => !before.includes(name));
    expect(folder).toBeDefined();
    const { rows } = await scratch.pool.query<{ data: string }>('show data_directory');
    expect(new URL(scratch.url).port).not.toBe(new URL(serverUrl).port);
    await scratch.close();
    expect(await exists(scratch.url)).toBe(false);
    expect(existsSync(rows[0]?.data ?? '')).toBe(false);
    expect(listFolders()).not.toContain(folder);
  }, 60_000);

  it('can be closed while a query runs, which then fails, and closed again', async () => {
    const scratch = await openScratchDatabase(serverUrl);
    await scratch.pool.query('select 1'); // leaves a connection: the next query is under way at once
    const waiting = scratch.pool.query('select pg_sleep(600)');
    const ended = expect(waiting).rejects.toThrow(/terminat|Connection/);
    await Promise.all([scratch.close(), scratch.close()]);
    await ended;
    expect(await exists(scratch.url)).toBe(false);
  });
});
