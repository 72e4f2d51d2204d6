import { openDatabase, type Db } from '../../src/db/client';
import { releaseHeld } from '../../src/services/release-held/release-held';
import { wakeSnoozes } from '../../src/services/wake-snoozes';
import { dieBefore } from './die-before';
import { RELEASE } from './held-world';

const WORK: Record<string, (db: Db, now: Date) => Promise<unknown>> = {
  release: (db, now) => releaseHeld(db, RELEASE, now),
  wake: wakeSnoozes,
};

/** One piece of work in a process of its own, which kills itself outright just before its nth statement: `wake 3`. */
async function main(): Promise<void> {
  const [url = '', work = '', now = '', dieAt = ''] = process.argv.slice(2);
  const run = WORK[work];
  if (run === undefined) throw new Error(`no such work: ${work}`);
  dieBefore(Number(dieAt));
  const database = openDatabase(url, { max: 1 });
  await run(database.db, new Date(now));
  await database.close();
}

void main();
