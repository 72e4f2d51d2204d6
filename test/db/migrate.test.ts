import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/db/client';
import { MIGRATIONS_FOLDER, migrateDatabase } from '../../src/db/migrate';
import { useDatabase } from '../support/database';

type Journal = { entries: { idx: number; when: number; tag: string }[] };

describe('migrating an empty database', () => {
  const database = useDatabase({ from: 'nothing' });

  const countMigrations = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ count: number }>('select count(*) from drizzle.__drizzle_migrations');
    return rows[0]?.count ?? 0;
  };

  it('applies every migration once, though three processes start at the same moment and one comes later', async () => {
    const pools = [1, 2, 3].map(() => openDatabase(database.url, { max: 1 }));
    await Promise.all(pools.map(({ pool }) => migrateDatabase(pool)));
    await migrateDatabase(database.pool);
    await Promise.all(pools.map((opened) => opened.close()));
    const { entries } = await readJournal();
    expect(await countMigrations()).toBe(entries.length);
  });

  it('keeps no lock and no connection afterwards', async () => {
    const { rows } = await database.pool.query(
      "select 1 from pg_locks join pg_database on oid = database where locktype = 'advisory' and datname = current_database()",
    );
    expect(rows).toEqual([]);
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  });
});

describe('the migration journal', () => {
  it('lists migrations in the order of their time, because drizzle skips one that is older than the newest applied', async () => {
    const { entries } = await readJournal();
    const times = entries.map((entry) => entry.when);
    expect(entries.length).toBeGreaterThan(0);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
    expect(entries.map((entry) => entry.idx)).toEqual(entries.map((_, index) => index));
  });
});

async function readJournal(): Promise<Journal> {
  return JSON.parse(await readFile(join(MIGRATIONS_FOLDER, 'meta', '_journal.json'), 'utf8')) as Journal;
}
