import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { AppError } from '../errors';
import { getSharedFolder } from './embedded-places';
import { run, type Account } from './embedded-run';

const PLATFORMS = new Set([
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
]);

export type Binaries = { postgres: string; initdb: string; majorVersion: string };

/**
 * Postgres programs that the server's account can really run, tried in this order: the installed package, the package with
 * the library links its install script would have made, a copy outside the clone (made once per package version).
 */
export async function getBinaries(account: Account): Promise<Binaries> {
  const source = findPackageFolder();
  const first = await tryBinaries(source, account);
  if (first.isOk) return first.binaries;
  await linkLibraries(source).catch(() => undefined); // a read-only package: the copy below gets its links
  const linked = await tryBinaries(source, account);
  if (linked.isOk) return linked.binaries;
  const copied = await tryBinaries(await copyPackage(source, await getSharedFolder(account), account), account);
  if (copied.isOk) return copied.binaries;
  throw new AppError(
    'embedded_postgres_binaries',
    `The embedded Postgres does not run on this system (${copied.reason}): set DATABASE_URL to a Postgres server.`,
  );
}

/** Where npm put the programs for this platform. */
export function findPackageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.has(platform)) {
    throw new AppError(
      'embedded_postgres_platform',
      `There is no embedded Postgres for ${platform}: set DATABASE_URL to a Postgres server (on Windows, WSL works too).`,
    );
  }
  try {
    const within = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(within.resolve(`@embedded-postgres/${platform}`)), '..');
  } catch (cause) {
    throw new AppError(
      'embedded_postgres_missing',
      `The package @embedded-postgres/${platform} is not installed: run "npm ci" with optional dependencies, or set DATABASE_URL.`,
      { cause },
    );
  }
}

type Trial = { isOk: true; binaries: Binaries } | { isOk: false; reason: string };

export async function tryBinaries(folder: string, account: Account): Promise<Trial> {
  const bin = join(folder, 'native', 'bin');
  const trial = await run(join(bin, 'postgres'), ['--version'], account);
  const majorVersion = /PostgreSQL\) (\d+)/.exec(trial.stdout)?.[1];
  if (!trial.isOk || majorVersion === undefined) return { isOk: false, reason: trial.stderr.trim().slice(0, 200) };
  return { isOk: true, binaries: { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), majorVersion } };
}

/** npm packages cannot carry symbolic links; the package lists them, and its install script may have been off. */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(folder, link.target);
    await symlink(relative(dirname(target), join(folder, link.source)), target).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** A copy next to no clone; an unfinished one is never used, because it gets its name last. */
export async function copyPackage(source: string, sharedFolder: string, account: Account): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Record<string, string>;
  const target = join(sharedFolder, `${name?.replaceAll(/^@|\W/g, '-').slice(1)}-${version}`);
  if ((await tryBinaries(target, account)).isOk) return target;
  const staging = `${target}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  await cp(join(source, 'native'), join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(staging);
  await run('chmod', ['-R', 'a+rX,go-w', staging]);
  await rm(target, { recursive: true, force: true });
  await rename(staging, target).catch(() => rm(staging, { recursive: true, force: true })); // another start was first
  return target;
}
