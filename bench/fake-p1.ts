import { pino } from 'pino';
import { openDemo, type Demo } from '../demo/run/open-demo';

const COUNT = 20;
const TARGET_MS = 2_000;
const LATE_MS = 30_000;
const HISTORY_DAYS = 35; // of scores

type Customer = { key: string; name: string };

/**
 * `tsx bench/fake-p1.ts`: from the form of Zendesk's stand-in, through its signed webhook, what Barometer then asks Zendesk for, landing, scoring
 * and alerting, to the message in the pod's channel. One after the other, each of another customer of the sample company.
 */
async function main(): Promise<void> {
  const demo = await openDemo({
    options: { isHeadless: true, days: 1, dataDir: null, port: 0, seed: 7, sources: 'fake' },
    log: pino({ level: 'error' }, pino.destination(2)),
    say: (line) => process.stdout.write(`${line}\n`),
    signal: new AbortController().signal,
    startProgress: () => ({ update: () => undefined, stop: () => undefined }),
    historyDays: HISTORY_DAYS,
  });
  try {
    const took: number[] = [];
    for (const customer of await listCustomers(demo)) took.push(await measure(demo, customer));
    report(took.toSorted((a, b) => a - b));
  } finally {
    await demo.close();
  }
}

/** Of each pod some, none of whom has an alert that the P1 would join. */
async function listCustomers({ data }: Demo): Promise<Customer[]> {
  const { rows } = await data.database.pool.query<Customer>(
    `select s.key, a.name from source_accounts s join accounts a using (account_id)
     where s.source = 'zendesk' and a.name !~ '[<>&]'
       and not exists (select 1 from alerts l where l.account_id = a.account_id and l.status <> 'resolved')
     order by row_number() over (partition by a.pod order by a.account_id), a.pod limit $1`,
    [COUNT],
  );
  return rows;
}

async function measure({ vendors, workspace }: Demo, { key, name }: Customer): Promise<number> {
  const zendesk = vendors?.pages.find((page) => page.name === 'Zendesk')?.url;
  if (zendesk === undefined) throw new Error('the demo has no Zendesk');
  const form = new URLSearchParams({ organization: key, priority: 'urgent', subject: 'Nobody can sign in' });
  const startedMs = performance.now();
  const opened = fetch(new URL('/tickets', zendesk), { method: 'POST', body: form, redirect: 'manual' });
  const isTold = () =>
    workspace
      .messages()
      .find(({ channelId, text }) => channelId.startsWith('C') && text.includes(`[${name}] Critical`));
  await workspace.waitFor(isTold, LATE_MS);
  const tookMs = performance.now() - startedMs;
  await opened;
  return tookMs;
}

const cells = (texts: readonly (string | number)[]): string => texts.map((text) => String(text).padStart(10)).join('');

function report(took: readonly number[]): void {
  const quantile = (share: number) => Math.round(took[Math.ceil(share * took.length) - 1] ?? Number.NaN);
  process.stdout.write(`${cells(['P1s', 'p50 ms', 'p95 ms', 'max ms'])}\n`);
  process.stdout.write(`${cells([took.length, quantile(0.5), quantile(0.95), quantile(1)])}\n`);
  process.stdout.write(
    `from the press of the form’s button to the message in the channel; the target is ${TARGET_MS} ms\n`,
  );
}

void main();
