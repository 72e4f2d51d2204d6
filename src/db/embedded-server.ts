import { spawn } from 'node:child_process';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors';
import type { Cluster, Launch } from './embedded-cluster';
import { isAlive, run, SERVER_ENV, type Account } from './embedded-run';

const POLL_MS = 25;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;

export type Server = { pid: number; port: number };

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // TCP only: a socket path may have at most 107 bytes, a clone's path may have more
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The server that runs on this data and answers (line 8 of its pid file says "ready"), or null. */
export async function findServer(cluster: Cluster): Promise<(Server & { isReady: boolean }) | null> {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0) || !isAlive(pid) || !(await isPostgres(pid))) return null;
  return { pid, port, isReady: lines[7]?.startsWith('ready') === true };
}

/** A process id outlives its owner: after a restart of the machine it may be anybody's. */
async function isPostgres(pid: number): Promise<boolean> {
  const fromProc = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null);
  const name = fromProc ?? (await run('ps', ['-o', 'comm=', '-p', String(pid)])).stdout;
  return name.trim().endsWith('postgres');
}

/** Start the server and return once it takes connections. */
export async function launchServer({ cluster, binaries, account, isDurable }: Launch): Promise<Server> {
  await rm(join(cluster.data, 'postmaster.pid'), { force: true }); // whoever wrote it is gone: findServer said so
  const settings = { ...SETTINGS, port: String(await findFreePort()), ...(isDurable ? {} : NOT_DURABLE) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(cluster.log, 'w', 0o600);
  const child = spawn(binaries.postgres, ['-D', cluster.data, ...args], {
    ...account,
    env: SERVER_ENV,
    cwd: '/',
    detached: true, // Ctrl-C must reach us alone, so that we can drain before the database goes
    stdio: ['ignore', log.fd, log.fd],
  });
  let hasEnded = false;
  child.once('error', () => (hasEnded = true)).once('exit', () => (hasEnded = true));
  child.unref();
  await log.close();
  return waitUntilReady(cluster, () => hasEnded);
}

async function waitUntilReady(cluster: Cluster, hasEnded: () => boolean): Promise<Server> {
  for (let waitedMs = 0; waitedMs < START_LIMIT_MS && !hasEnded(); waitedMs += POLL_MS) {
    const server = await findServer(cluster);
    if (server?.isReady === true) return server;
    await pause(POLL_MS);
  }
  const lines = (await readFile(cluster.log, 'utf8').catch(() => '')).split('\n');
  const reason = lines.find((line) => /FATAL|PANIC/.test(line)) ?? lines[0] ?? '';
  throw new AppError(
    'embedded_postgres_start',
    `The embedded Postgres in ${cluster.data} could not start (${reason.replace(/^.*?(FATAL|PANIC):\s*/, '')}): see ${cluster.log}; moving that folder away starts afresh.`,
  );
}

/**
 * Make this process the server's keeper. However we end, even by SIGKILL, the pipe to the watcher closes and the watcher
 * asks the server for a fast shutdown: nothing is left running.
 */
export async function keepServer(cluster: Cluster, server: Server, account: Account): Promise<() => Promise<void>> {
  await writeFile(cluster.owner, String(process.pid), { mode: 0o600 });
  const watcher = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'sh', String(server.pid)], {
    ...account,
    env: SERVER_ENV,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return async () => {
    await stopServer(server.pid);
    watcher.kill('SIGKILL'); // last: were we killed while stopping, it would still end the server
    await rm(cluster.owner, { force: true });
  };
}

/** Fast shutdown; an immediate one when that takes too long. */
export async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid) || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; isAlive(pid); waitedMs += POLL_MS) {
    if (waitedMs === STOP_LIMIT_MS) process.kill(pid, 'SIGQUIT');
    await pause(POLL_MS);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
