import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors';
import { isAlive } from './embedded-run';

const POLL_MS = 50;
const MAX_WAIT_MS = 90_000;

/** Run `work` while no other process does so under the same lock file; a lock whose holder has died is taken over. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; !(await tryLock(path)); waitedMs += POLL_MS) {
    if (waitedMs >= MAX_WAIT_MS) throw new AppError('embedded_postgres_locked', `Another start still holds ${path}.`);
    await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
  return false;
}
