import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '../../src/db/client';
import { startEmbeddedPostgres } from '../../src/db/embedded';
import { migrateDatabase } from '../../src/db/migrate';
import { SERVER_URL_KEY, TEMPLATE_KEY, withDatabase } from './run-state';

type Server = { url: string; stop(): Promise<void> };

/** One server and one migrated template database for the whole run; each test file copies the template. */
export default async function setUp(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  const server =
    given === undefined || given === '' ? await startServer() : { url: given, stop: async () => undefined };
  const template = `barometer_template_${randomBytes(4).toString('hex')}`;
  await createTemplate(server.url, template);
  process.env[SERVER_URL_KEY] = server.url;
  process.env[TEMPLATE_KEY] = template;
  globalThis.tearDownDatabase = async () => {
    await execute(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'barometer-test-'));
  await chmod(folder, 0o755); // as root, the server's own account has to pass through
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false, log: { info: () => undefined } });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function createTemplate(serverUrl: string, template: string): Promise<void> {
  await execute(serverUrl, `create database ${template}`);
  const database = openDatabase(withDatabase(serverUrl, template));
  await migrateDatabase(database.pool);
  await database.close();
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

declare global {
  var tearDownDatabase: (() => Promise<void>) | undefined;
}
