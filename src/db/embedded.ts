import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { AppError } from '../errors';
import { getServerAccount } from './embedded-account';
import { getBinaries } from './embedded-binaries';
import * as clusters from './embedded-cluster';
import { withFileLock } from './embedded-lock';
import { prepareHome } from './embedded-places';
import { isAlive, type Account } from './embedded-run';
import { findServer, keepServer, launchServer, stopServer, type Server } from './embedded-server';

const DATABASE = 'barometer';
const POLL_MS = 50;
const SETTLE_LIMIT_MS = 60_000;

export type EmbeddedOptions = {
  /** The folder to keep the data in; `.barometer` of the clone. */
  dataDir: string;
  log: { info(fields: object, message: string): void };
  /** false: faster, and gone after a power cut. For tests. */
  durable?: boolean;
};

export type EmbeddedPostgres = { url: string; stop(): Promise<void> };

/**
 * A real Postgres on 127.0.0.1, from the programs npm installed. The first process starts it, keeps it, and stops it when
 * it ends; others find it running and use it. A server left behind by a killed process is replaced.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await getServerAccount();
  const home = await prepareHome(options.dataDir, account);
  const cluster = clusters.getClusterPaths(home);
  return withFileLock(cluster.lock, async () => {
    const found = await findSettledServer(cluster);
    const isAttached = found !== null && (await hasKeeper(cluster));
    if (found !== null && !isAttached) await stopServer(found.pid); // its keeper was killed, and so perhaps was its watcher
    const server = isAttached ? found : await launch(cluster, account, options);
    const stop = isAttached ? doNothing : await keepServer(cluster, server, account);
    const url = await getUrl(cluster, server);
    await createDatabase(url).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    options.log.info({ home, port: server.port, attached: isAttached }, 'embedded Postgres is ready');
    return { url, stop };
  });
}

/** A server on its way up or down is waited for: then it takes connections, or there is none. */
async function findSettledServer(cluster: clusters.Cluster): Promise<Server | null> {
  for (let waitedMs = 0; waitedMs < SETTLE_LIMIT_MS; waitedMs += POLL_MS) {
    const server = await findServer(cluster);
    if (server === null || server.isReady) return server;
    await pause(POLL_MS);
  }
  throw new AppError(
    'embedded_postgres_busy',
    `The embedded Postgres in ${cluster.data} neither starts nor stops: see ${cluster.log}.`,
  );
}

async function launch(cluster: clusters.Cluster, account: Account, options: EmbeddedOptions): Promise<Server> {
  const binaries = await getBinaries(account);
  const plan = { cluster, binaries, account, isDurable: options.durable ?? true };
  const version = await clusters.findClusterVersion(cluster);
  if (version === null) {
    options.log.info({ data: cluster.data }, 'preparing the embedded Postgres: this takes a few seconds, once');
    await clusters.createCluster(plan);
  } else {
    clusters.assertVersion(version, binaries, cluster);
  }
  return launchServer(plan);
}

async function hasKeeper(cluster: clusters.Cluster): Promise<boolean> {
  const keeper = Number(await readFile(cluster.owner, 'utf8').catch(() => ''));
  return keeper > 0 && isAlive(keeper);
}

async function getUrl(cluster: clusters.Cluster, server: Server): Promise<string> {
  const password = await clusters.readPassword(cluster);
  return `postgres://${clusters.SUPERUSER}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function doNothing(): Promise<void> {
  // another process keeps this server
}
