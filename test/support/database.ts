import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { openDatabase, type Database } from '../../src/db/client';
import { SERVER_URL_KEY, TEMPLATE_KEY, withDatabase } from './run-state';

export type TestDatabase = {
  /** Throws before `beforeAll` has run: read these inside tests and hooks. */
  readonly db: Database['db'];
  readonly pool: Pool;
  readonly url: string;
};

/** A migrated, empty database for this test file alone. Call it once at the top of the file or of a `describe`. */
export function useDatabase(options: { from?: 'template' | 'nothing' } = {}): TestDatabase {
  const name = `barometer_test_${randomBytes(6).toString('hex')}`;
  let database: Database | undefined;
  const opened = (): Database => {
    if (database === undefined) throw new Error('useDatabase: read db, pool and url inside a test or a hook');
    return database;
  };
  beforeAll(async () => {
    const template = options.from === 'nothing' ? 'template0' : getSetting(TEMPLATE_KEY);
    await onServer(`create database ${name} template ${template}`);
    database = openDatabase(getUrl(name), { max: 8 });
  });
  afterAll(async () => {
    await database?.close();
    await onServer(`drop database if exists ${name} with (force)`);
  });
  return {
    get db() {
      return opened().db;
    },
    get pool() {
      return opened().pool;
    },
    get url() {
      opened();
      return getUrl(name);
    },
  };
}

/**
 * Empty every table between tests of one file; migrations stay. Truncating writes new files for each table and index, a quarter of a second with
 * ours: so a few rows are deleted, where the server lets us do so without minding what refers to what.
 */
export async function truncateAll(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; bytes: number; isFree: boolean }>(
    `select format('%I.%I', schemaname, tablename) as name, pg_table_size(format('%I.%I', schemaname, tablename)::regclass)::int as bytes,
       current_setting('is_superuser') = 'on' as "isFree"
     from pg_tables where schemaname = 'public'`,
  );
  const names = rows.map(({ name }) => name);
  if (names.length === 0) return;
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  if (rows[0]?.isFree !== true || bytes > MUCH_BYTES)
    return void (await pool.query(`truncate ${names.join(', ')} restart identity cascade`));
  await deleteRows(pool, names);
}

const MUCH_BYTES = 16 * 1024 * 1024;

async function deleteRows(pool: Pool, names: readonly string[]): Promise<void> {
  const filled = names.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all ');
  const { rows } = await pool.query<{ name: string }>(filled);
  const restart = `select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    from pg_sequences where schemaname = 'public' and last_value is not null`;
  const deletions = rows.map(({ name }) => `delete from ${name}`);
  await pool.query(
    ['begin', 'set local session_replication_role = replica', ...deletions, restart, 'commit'].join('; '),
  );
}

function getSetting(key: string): string {
  const value = process.env[key];
  if (value === undefined) throw new Error(`${key} is not set: run the tests with "npm test"`);
  return value;
}

function getUrl(name: string): string {
  return withDatabase(getSetting(SERVER_URL_KEY), name);
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: getSetting(SERVER_URL_KEY) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
