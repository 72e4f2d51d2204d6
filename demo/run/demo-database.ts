import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/db/embedded';
import { AppError, messageOf } from '../../src/errors';

const DATABASE = 'barometer_demo';
const LOCK_KEY = 5_246_350; // any constant that no other advisory lock on the server uses

type DemoDatabase = { url: string; stop: () => Promise<void> };

/**
 * A database of the demo's own, empty, on the server that DATABASE_URL names or on the embedded one.
 * Each demo starts from nothing, and real data in the same server is never touched. One demo per server at a time.
 */
export async function openDemoDatabase(
  databaseUrl: string | null,
  log: Logger,
  database = DATABASE,
): Promise<DemoDatabase> {
  const server =
    databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: resolve('.barometer'), log })
      : { url: databaseUrl, stop: async () => undefined };
  const client = new Client({ connectionString: server.url });
  client.on('error', (err) => log.warn({ err }, 'the connection that keeps the demo database broke'));
  const stop = async () => {
    await client.end().catch(() => undefined); // a server that is gone took the connection with it
    await server.stop();
  };
  try {
    await recreate(client, server.url, database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: toDemoUrl(server.url, database), stop };
}

function toDemoUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  url.searchParams.set('options', '-c synchronous_commit=off'); // it starts from nothing each time: losing it costs nothing
  return url.href;
}

/** The connection stays open: its lock is what tells a second demo that the database is in use. */
async function recreate(client: Client, serverUrl: string, database: string): Promise<void> {
  const where = `${new URL(serverUrl).host}${new URL(serverUrl).pathname}`;
  if (new URL(serverUrl).pathname === `/${database}`)
    throw new AppError('demo_database', `DATABASE_URL names ${database} itself: expected another database beside it.`);
  await client.connect().catch((cause: unknown) => {
    throw new AppError('demo_database', `DATABASE_URL: no connection to ${where}: ${messageOf(cause)}.`, { cause });
  });
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK_KEY]);
  if (rows[0]?.mine !== true)
    throw new AppError(
      'demo_running',
      `Another demo is running on ${where}: end it first, or start this one elsewhere.`,
    );
  try {
    await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`create database ${database}`);
  } catch (cause) {
    throw new AppError('demo_database', `DATABASE_URL: cannot create ${database} on ${where}: ${messageOf(cause)}.`, {
      cause,
    });
  }
}
