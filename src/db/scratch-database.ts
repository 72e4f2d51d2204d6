import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from './client';
import { startEmbeddedPostgres } from './embedded';
import { migrateDatabase } from './migrate';

/** A database nobody else knows of, gone when closed. Closing it twice, or while queries run, is fine: they fail. */
export type ScratchDatabase = Database & { url: string };

type Place = { url: string; discard: () => Promise<void> };

/**
 * An empty, migrated database to work in and throw away: an embedded Postgres of its own in a temp folder, without durability;
 * or, where a server is given, a database of its own there.
 * @param serverUrl - null: the embedded one.
 */
export async function openScratchDatabase(serverUrl: string | null): Promise<ScratchDatabase> {
  const place = serverUrl === null ? await startServer() : await createDatabase(serverUrl);
  const database = openDatabase(place.url);
  let closing: Promise<void> | null = null;
  const close = async () => {
    await place.discard(); // first: a query under way ends, and lets go of its connection
    await database.close();
  };
  const scratch = { ...database, url: place.url, close: () => (closing ??= close()) };
  try {
    await migrateDatabase(database.pool);
    return scratch;
  } catch (error) {
    await scratch.close();
    throw error;
  }
}

async function startServer(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'barometer-scratch-'));
  const remove = async () => {
    const elsewhere = await readlink(join(folder, 'postgres')).catch(() => null); // where the temp folder is not open to the server
    for (const path of [elsewhere, folder]) if (path !== null) await rm(path, { recursive: true, force: true });
  };
  try {
    await chmod(folder, 0o755); // as root, the server's own account has to pass through
    const server = await startEmbeddedPostgres({ dataDir: folder, durable: false, log: { info: () => undefined } });
    const discard = async () => {
      await server.stop();
      await remove();
    };
    return { url: server.url, discard };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function createDatabase(serverUrl: string): Promise<Place> {
  const name = `barometer_scratch_${process.pid}_${randomBytes(6).toString('hex')}`; // whose it is, should one ever be left behind
  await execute(serverUrl, `create database ${name}`);
  const target = new URL(serverUrl);
  target.pathname = `/${name}`;
  return {
    url: target.toString(),
    discard: () => execute(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

async function execute(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
