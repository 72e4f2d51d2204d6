import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from '../src/db/client';
import { startEmbeddedPostgres } from '../src/db/embedded';
import { migrateDatabase } from '../src/db/migrate';

/** Work on a migrated, empty database of its own, which is dropped afterwards. */
export function withBenchDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  return withBenchServer((serverUrl) => withDatabaseOn(serverUrl, work));
}

/** A server for several databases, one after the other: to start one takes seconds. */
export async function withBenchServer(work: (serverUrl: string) => Promise<void>): Promise<void> {
  const server = await openServer();
  try {
    await work(server.url);
  } finally {
    await server.stop();
  }
}

export async function withDatabaseOn(serverUrl: string, work: (database: Database) => Promise<void>): Promise<void> {
  const name = `barometer_bench_${process.pid}`;
  try {
    await execute(serverUrl, `create database ${name}`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const database = openDatabase(url.toString());
    await migrateDatabase(database.pool);
    try {
      await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await execute(serverUrl, `drop database if exists ${name} with (force)`);
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
