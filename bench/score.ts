import type { Database } from '../src/db/client';
import { loadModel } from '../src/services/model/load-model';
import { loadPlaybook } from '../src/services/model/load-playbook';
import { scoreAccounts } from '../src/services/score-accounts';
import { withBenchDatabase } from './import-database';
import { fillFacts, ONE_STATEMENT } from './fill-facts';

const LAST_DAY = '2026-03-03';
const TODAY = '2026-03-04';
const MEGABYTE = 1024 * 1024;

/** `tsx bench/score.ts [accounts] [days]`: one whole scoring run beside its floor, on a database of its own. */
async function main(): Promise<void> {
  const [accounts = 10_000, days = 180] = process.argv.slice(2).map(Number);
  await withBenchDatabase(async (database) => {
    const filled = await time(() => fillFacts(database.pool, accounts, days, LAST_DAY));
    print(`${accounts} accounts × ${days} days filled`, filled);
    await measure(database, accounts);
  });
}

async function measure(database: Database, accounts: number): Promise<void> {
  await database.pool
    .query(`create table bench_floor (account_id text primary key, scored_at timestamptz, model_version text,
    score int2, band text, dimensions jsonb)`);
  const floors = [];
  for (let run = 0; run < 3; run += 1) floors.push(await time(() => database.pool.query(ONE_STATEMENT(TODAY))));
  const floor = median(floors);
  print('one SQL statement, median of 3', floor);
  const atStart = process.memoryUsage().rss;
  let peak = atStart;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await time(() => score(database, run)));
  clearInterval(watch);
  const seconds = median(runs);
  print('whole scoring run, median of 3', seconds);
  process.stdout.write(`${Math.round(accounts / seconds)} accounts/s; ${(seconds / floor).toFixed(2)} of the floor; `);
  process.stdout.write(
    `peak RSS ${Math.round(peak / MEGABYTE)} MB, ${Math.round((peak - atStart) / MEGABYTE)} above start\n`,
  );
}

async function score({ db, pool }: Database, run: number): Promise<void> {
  const model = await loadModel('models/three-pillar.yaml');
  const playbook = await loadPlaybook('models/playbook.yaml');
  const now = new Date(Date.parse(`${TODAY}T06:00:00Z`) + run * 1000);
  const mode = { kind: 'backfill', rebase: async () => undefined } as const;
  await scoreAccounts({ db, pool, model, playbook, freshness: [], now, mode });
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const print = (what: string, seconds: number) => process.stdout.write(`${what}: ${seconds.toFixed(2)} s\n`);

void main();
