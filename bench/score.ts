import type { Database } from '../src/db/client';
import { listAccountFeatures } from '../src/db/queries/account-features';
import type { ScoringModel } from '../src/scoring/model';
import type { Playbook } from '../src/scoring/playbook';
import { loadModel } from '../src/services/model/load-model';
import { loadPlaybook } from '../src/services/model/load-playbook';
import { scoreAccounts } from '../src/services/score-accounts';
import { fillFacts, ONE_STATEMENT } from './fill-facts';
import { withBenchDatabase } from './import-database';

const LAST_DAY = '2026-03-03';
const TODAY = '2026-03-04';
const DAYS = 180;
const MEGABYTE = 1024 * 1024;
const MANY = 50_000; // more accounts than this are measured once, fewer three times
const TARGET = 0.6;

type Rules = { model: ScoringModel; playbook: Playbook };

/** `tsx bench/score.ts 1000 10000 100000`: whole scoring runs of so many accounts, each beside its floor, on a database of its own. */
async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number);
  const rules: Rules = {
    model: await loadModel('models/three-pillar.yaml'),
    playbook: await loadPlaybook('models/playbook.yaml'),
  };
  print(['accounts', 'usage rows', 'fill s', 'floor s', 'read s', 'run s', 'accounts/s', 'run/floor', 'peak MB']);
  for (const accounts of sizes)
    await withBenchDatabase(async (database) => print(await measure(database, accounts, rules)));
  process.stdout.write(
    `floor: one SQL statement that aggregates ${DAYS} days, scores and stores; the target is ${TARGET} of it\n`,
  );
  process.stdout.write(
    'read: the features alone; peak: memory of this process, which must not grow with the accounts\n',
  );
}

async function measure(database: Database, accounts: number, rules: Rules): Promise<string[]> {
  const times = accounts > MANY ? 1 : 3;
  const fill = await time(() => fillFacts(database.pool, accounts, DAYS, LAST_DAY));
  await database.pool
    .query(`create table bench_floor (account_id text primary key, scored_at timestamptz, model_version text,
    score int2, band text, dimensions jsonb)`);
  const floor = await median(times, () => database.pool.query(ONE_STATEMENT(TODAY)));
  const memory = watchMemory();
  const read = await median(times, () => readAll(database, rules));
  const run = await median(times, (index) => score(database, rules, index));
  const counts = [accounts, accounts * DAYS].map((count) => count.toLocaleString('en'));
  const seconds = [fill, floor, read, run].map((value) => value.toFixed(2));
  return [
    ...counts,
    ...seconds,
    Math.round(accounts / run).toLocaleString('en'),
    (run / floor).toFixed(2),
    memory.stop(),
  ];
}

async function readAll({ pool }: Database, { model }: Rules): Promise<void> {
  const query = { now: new Date(`${TODAY}T06:00:00Z`), modelVersion: model.version };
  for await (const page of listAccountFeatures(pool, query)) if (page.length === 0) throw new Error('an empty page');
}

async function score({ db, pool }: Database, rules: Rules, index: number): Promise<void> {
  const now = new Date(Date.parse(`${TODAY}T06:00:00Z`) + index * 1000);
  const mode = { kind: 'backfill', rebase: async () => undefined } as const;
  await scoreAccounts({ db, pool, ...rules, freshness: [], now, mode });
}

/** The most memory this process holds until it is stopped, in megabytes. */
function watchMemory(): { stop(): string } {
  let peak = process.memoryUsage().rss;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const stop = () => {
    clearInterval(timer);
    return String(Math.round(peak / MEGABYTE));
  };
  return { stop };
}

async function median(times: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let index = 0; index < times; index += 1) seconds.push(await time(() => work(index)));
  return seconds.toSorted((a, b) => a - b)[times >> 1] ?? Number.NaN;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

const print = (cells: readonly string[]): void => {
  process.stdout.write(`${cells.map((cell) => cell.padStart(10)).join('  ')}\n`);
};

void main();
