import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/db/embedded';

const DATABASE = 'barometer_demo';

/**
 * A database of the demo's own, empty, on the server that DATABASE_URL names or on the embedded one.
 * Each demo starts from nothing, and real data in the same server is never touched.
 */
export async function openDemoDatabase(
  databaseUrl: string | null,
  log: Logger,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server =
    databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: resolve('.barometer'), log })
      : { url: databaseUrl, stop: async () => undefined };
  await recreate(server.url);
  const url = new URL(server.url);
  url.pathname = `/${DATABASE}`;
  url.searchParams.set('options', '-c synchronous_commit=off'); // it starts from nothing each time: losing it costs nothing
  return { url: url.href, stop: server.stop };
}

async function recreate(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists ${DATABASE} with (force)`);
    await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
