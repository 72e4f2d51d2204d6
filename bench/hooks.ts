import type { Database } from '../src/db/client';
import { signHook } from '../src/services/hooks/verify-signature';
import { fillFacts } from './fill-facts';
import { withBenchDatabase } from './import-database';
import { type HookWorld, nameOwners, openHookWorld, SECRET } from './open-hook-world';

const DAYS = 180;
const DAY_MS = 86_400_000;
const STRIDE = 487; // prime: no account twice, and none near another on disk
const LATE_MS = 60_000;
const TARGET_MS = 2_000;

type Series = { title: string; concurrency: number; count: number; from: number };

/**
 * `tsx bench/hooks.ts 100000`: from a signed P1 at the webhook to its message at Slack's stand-in, on so many accounts; alone, four at a
 * time, and while a run over everyone is under way.
 */
async function main(): Promise<void> {
  const accounts = Number(process.argv[2] ?? 100_000);
  await withBenchDatabase(async (database) => {
    await fillFacts(database.pool, accounts, DAYS, new Date(Date.now() - DAY_MS).toISOString().slice(0, 10));
    await nameOwners(database);
    const world = await openHookWorld(database);
    try {
      await measureAll(database, world, accounts);
    } finally {
      await world.stop();
    }
  });
}

async function measureAll({ pool }: Database, world: HookWorld, accounts: number): Promise<void> {
  await world.operations.score(new Date()); // first scores tell nobody
  print(['accounts', 'series', 'at once', 'posted', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms']);
  const show = async (series: Series) =>
    print([accounts.toLocaleString('en'), ...(await measure(world, accounts, series))]);
  await show({ title: 'alone', concurrency: 1, count: 200, from: 0 });
  await show({ title: 'alone', concurrency: 4, count: 200, from: 200 });
  const whole = world.operations.score(new Date());
  await show({ title: 'beside a run', concurrency: 1, count: 100, from: 400 });
  await whole;
  const { rows } = await pool.query<{ lost: number }>(
    `select count(*)::int as lost from hook_deliveries where status <> 'done'`,
  );
  process.stdout.write(
    `from the start of the request to the message at Slack’s stand-in; the target is ${TARGET_MS} ms at p99\n`,
  );
  process.stdout.write(`deliveries left undone: ${rows[0]?.lost ?? 0}\n`);
}

async function measure(
  world: HookWorld,
  accounts: number,
  { title, concurrency, count, from }: Series,
): Promise<string[]> {
  const postedAt = new Map<string, number>();
  const wanted = new Map<string, () => void>();
  world.workspace.onPost(({ text, channelId }) => {
    const name = /\[(Account \d+)\]/.exec(text)?.[1];
    if (name === undefined || !channelId.startsWith('C') || postedAt.has(name)) return;
    postedAt.set(name, performance.now());
    wanted.get(name)?.();
  });
  const numbers = Array.from({ length: count }, (_, index) => 1 + (((from + index) * STRIDE) % accounts));
  const took: number[] = [];
  const sendAll = async (): Promise<void> => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
      const name = `Account ${number}`;
      const isPosted = new Promise<void>((resolve) => wanted.set(name, resolve));
      const startedMs = performance.now();
      await send(world.url, number, `${title.replaceAll(' ', '-')}-${concurrency}-${number}`);
      await Promise.race([isPosted, late(name)]);
      took.push((postedAt.get(name) ?? Number.POSITIVE_INFINITY) - startedMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, sendAll));
  const sorted = took.toSorted((a, b) => a - b);
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const figures = [quantile(0.5), quantile(0.95), quantile(0.99), quantile(1)].map((ms) => String(Math.round(ms)));
  return [title, String(concurrency), String(postedAt.size), ...figures];
}

async function send(url: string, number: number, deliveryId: string): Promise<void> {
  const accountId = `A${String(number).padStart(7, '0')}`;
  const row = { account_id: accountId, ticket_id: deliveryId, opened_at: new Date().toISOString(), priority: 'p1' };
  const body = JSON.stringify({ stream: 'tickets', rows: [row] });
  const seconds = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'x-barometer-delivery': deliveryId,
    'x-barometer-signature': `t=${seconds},v1=${signHook(SECRET, seconds, deliveryId, body)}`,
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (answer.status !== 202) throw new Error(`the webhook answered ${answer.status}: ${await answer.text()}`);
}

/** A message that does not come ends the bench with its name, and not without end. */
function late(name: string): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no message about ${name} within ${LATE_MS} ms`)), LATE_MS).unref();
  });
}

const print = (cells: readonly string[]): void => {
  process.stdout.write(`${cells.map((cell) => cell.padStart(12)).join('  ')}\n`);
};

void main();
