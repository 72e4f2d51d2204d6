import { randomBytes } from 'node:crypto';
import { chmod, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors';
import type { Binaries } from './embedded-binaries';
import { run, type Account } from './embedded-run';

export const SUPERUSER = 'barometer';

/** Where things lie inside the server's home folder. */
export type Cluster = { data: string; password: string; log: string; owner: string; lock: string };

export function getClusterPaths(home: string): Cluster {
  return {
    data: join(home, 'data'),
    password: join(home, 'password'),
    log: join(home, 'postgres.log'),
    owner: join(home, 'owner.pid'),
    lock: join(home, 'start.lock'),
  };
}

/** Everything needed to create or start the server. */
export type Launch = { cluster: Cluster; binaries: Binaries; account: Account; isDurable: boolean };

/** The version that wrote the data, or null when there is no data yet. */
export async function findClusterVersion(cluster: Cluster): Promise<string | null> {
  return readFile(join(cluster.data, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

/** Create the data directory with a password of its own, in a staging folder, so that a killed start leaves no half of one. */
export async function createCluster({ cluster, binaries, account, isDurable }: Launch): Promise<void> {
  await writePassword(cluster, account);
  const staging = `${cluster.data}.new`;
  await rm(staging, { recursive: true, force: true });
  const args = ['--pgdata', staging, '--username', SUPERUSER, '--pwfile', cluster.password, '--auth', 'scram-sha-256'];
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  const sync = isDurable ? [] : ['--no-sync'];
  const result = await run(binaries.initdb, [...args, ...locale, ...sync, '--no-instructions'], account);
  if (!result.isOk) {
    const reason = result.stderr.trim().split('\n')[0];
    throw new AppError('embedded_postgres_init', `The embedded Postgres could not create its data (${reason}).`);
  }
  await rename(staging, cluster.data);
}

export function assertVersion(found: string, binaries: Binaries, cluster: Cluster): void {
  if (found === binaries.majorVersion) return;
  throw new AppError(
    'embedded_postgres_version',
    `The data in ${cluster.data} was written by Postgres ${found}, but this is Postgres ${binaries.majorVersion}: move that folder away, or set DATABASE_URL.`,
  );
}

export async function readPassword(cluster: Cluster): Promise<string> {
  const text = await readFile(cluster.password, 'utf8').catch((cause: unknown) => {
    throw new AppError('embedded_postgres_password', `The password file ${cluster.password} cannot be read.`, {
      cause,
    });
  });
  return text.trim();
}

async function writePassword(cluster: Cluster, account: Account): Promise<void> {
  await writeFile(cluster.password, randomBytes(24).toString('hex'), { mode: 0o600 });
  await chmod(cluster.password, 0o600);
  if (account !== null) await chown(cluster.password, account.uid, account.gid);
}
