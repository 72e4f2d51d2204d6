import { createHash, randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readlink, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors';
import { run, type Account } from './embedded-run';

const LINK_NAME = 'postgres';

/**
 * The folder that holds the server's data, its password and its log: `<dataDir>/postgres`. When the account Postgres runs
 * as may not enter it (a clone under root's home), that name becomes a link to a folder it may enter. Deleting
 * `.barometer/` therefore starts afresh in either case.
 */
export async function prepareHome(dataDir: string, account: Account): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const path = join(await realpath(dataDir), LINK_NAME);
  const linked = await findLink(path);
  if (linked !== null) return makeFolder(linked, account);
  if (await canEnter(dataDir, account)) return makeFolder(path, account);
  const id = createHash('sha256').update(path).digest('hex').slice(0, 12);
  const elsewhere = join(await getSharedFolder(account), `${id}-${randomBytes(3).toString('hex')}`);
  await makeFolder(elsewhere, account);
  await symlink(elsewhere, path);
  return elsewhere;
}

/** A folder outside the clone that the server's account may enter: `/var/lib/barometer`, or one in the temp folder. */
export async function getSharedFolder(account: Account): Promise<string> {
  for (const folder of ['/var/lib/barometer', join(tmpdir(), `barometer-${process.getuid?.() ?? 0}`)]) {
    if ((await tryMakeOwnFolder(folder)) && (await canEnter(folder, account))) return folder;
  }
  throw new AppError(
    'embedded_postgres_place',
    'The account Postgres runs as may enter neither this folder, nor /var/lib/barometer, nor the temp folder: set DATABASE_URL, or move the clone.',
  );
}

async function canEnter(folder: string, account: Account): Promise<boolean> {
  if (account === null) return true;
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], account)).isOk;
}

/** Ours or nobody's: a folder that someone else prepared in the temp folder is refused. */
async function tryMakeOwnFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    const found = await lstat(folder);
    return found.isDirectory() && found.uid === process.getuid?.();
  } catch {
    return false; // not writable: the next place is tried
  }
}

async function findLink(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  return found?.isSymbolicLink() === true ? readlink(path) : null;
}

async function makeFolder(path: string, account: Account): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account !== null) await chown(path, account.uid, account.gid);
  return path;
}
