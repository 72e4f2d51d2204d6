import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from '../src/db/client';
import { startEmbeddedPostgres } from '../src/db/embedded';
import { migrateDatabase } from '../src/db/migrate';

/** Work on a migrated, empty database of its own, which is dropped afterwards. */
export async function withBenchDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const server = await openServer();
  const name = `barometer_bench_${process.pid}`;
  try {
    await execute(server.url, `create database ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const database = openDatabase(url.toString());
    await migrateDatabase(database.pool);
    try {
      await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await execute(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'barometer-bench-db-'));
  const server = await startEmbeddedPostgres({ dataDir, log: { info: () => undefined } });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
