import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { type DataSide, openDataSide } from '../src/compose-data';
import { composeJobs } from '../src/compose-jobs';
import { composeOperations } from '../src/compose-operations';
import { loadConfig } from '../src/config';
import { accountHealth, accounts, invoices, npsResponses, tickets, usageDaily } from '../src/db/schema';
import type { Job } from '../src/jobs/job';
import { useDatabase } from './support/database';
import { useTempFolder } from './support/temp-folder';

const NOW = new Date('2026-03-10T05:00:00Z');
const FILES = {
  accounts: 'account_id,name\na1,Acme\n',
  usage_daily: 'account_id,day,logins\na1,2026-03-09,3\n',
  tickets: 'account_id,ticket_id,opened_at\na1,t1,2026-03-09T08:00:00Z\n',
  nps: 'account_id,response_id,responded_at,score\na1,n1,2026-03-09T08:00:00Z,9\n',
  invoices: 'account_id,invoice_id,issued_on,due_on,amount\na1,i1,2026-03-01,2026-03-31,10\n',
};
const SERVED = {
  email: 'ada@example.com',
  name: 'Ada',
  due: { kind: 'daily' as const, day: '2026-03-10', period: '2026-03-10', dueAt: NOW, since: '2026-03-09' },
  content: { alerts: { rows: [], total: 0 }, steps: { rows: [], total: 0 }, monday: null },
};
const CONFIG = `
time_zone: Europe/Berlin
sources:
  - { name: product, kind: csv, dir: product, schedule: '0 5 * * *' }
  - { name: gone, kind: csv, dir: gone, schedule: '30 5 * * *' }
`;

describe('the scheduled jobs', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  let data: DataSide;
  let jobs: Job[];

  beforeAll(async () => {
    await mkdir(join(folder(), 'product'));
    await writeFile(join(folder(), 'barometer.yaml'), CONFIG);
    for (const [file, text] of Object.entries(FILES)) await writeFile(join(folder(), 'product', `${file}.csv`), text);
    const log = pino({ level: 'silent' });
    const config = loadConfig({ DATABASE_URL: database.url, BAROMETER_CONFIG: join(folder(), 'barometer.yaml') });
    data = await openDataSide(config, log);
    const operations = composeOperations(data, config.file, log);
    const refuse = () => Promise.reject(new Error('not part of this test'));
    const slack = {
      deliver: refuse,
      serveDigests: async () => ({ served: [SERVED], quiet: 2, unreachable: 0, failed: 0 }),
      serveReports: async () => ({ written: 0, quiet: 0, had: 0, failed: 0 }),
      serveReviews: async () => ({ kept: 0, prepared: 0, failed: 0 }),
    };
    jobs = composeJobs({ data, operations, slack, file: config.file });
  });
  afterAll(() => data.close());

  const scheduleOf = (name: string) => jobs.find((job) => job.name === name)?.schedule;
  const run = (name: string) => jobs.find((job) => job.name === name)?.run(NOW);

  it('R26: read usage, support, NPS and billing from each source on its own cron expression', async () => {
    const ingest = jobs.filter(({ name }) => name.startsWith('ingest:'));
    expect(ingest.map(({ name, schedule, timeZone }) => [name, schedule, timeZone])).toEqual([
      ['ingest:product', '0 5 * * *', 'Europe/Berlin'],
      ['ingest:gone', '30 5 * * *', 'Europe/Berlin'],
    ]);
    expect(await run('ingest:product')).toMatchObject({ status: 'ok', landed: 5 });
    for (const table of [usageDaily, tickets, npsResponses, invoices]) expect(await database.db.$count(table)).toBe(1);
  });

  it('R20: score every account as one batch, on every day of the year', async () => {
    const [, hours, ...days] = scheduleOf('score')?.split(' ') ?? [];
    expect([hours, days]).toEqual(['*/4', ['*', '*', '*']]);
    expect(await run('score')).toMatchObject({ kind: 'done', summary: { accounts: 1 } });
    expect(await database.db.$count(accountHealth)).toBe(await database.db.$count(accounts));
  });

  it('fail by themselves when their source does, saying why, so that metrics and doctor show it', async () => {
    await expect(run('ingest:gone')).rejects.toThrow(/^gone: the directory .* does not exist\.$/);
  });

  it('learn from known outcomes once a week what a score means; too few, and the assumption stays', async () => {
    expect(jobs.find(({ name }) => name === 'calibrate')?.schedule).toBe('50 3 * * 1');
    expect(await run('calibrate')).toEqual({ kind: 'assumption', accounts: 0 });
  });

  it('R14: R34: ask everybody’s clock every quarter hour, and name nobody in what they report', async () => {
    for (const name of ['escalate', 'digest']) expect(scheduleOf(name)).toBe('*/15 * * * *');
    expect(await run('escalate')).toEqual({ reminded: 0, escalated: 0, missed: 0, closed: 0 });
    expect(await run('digest')).toEqual({ served: 1, quiet: 2, unreachable: 0, failed: 0 });
  });

  it('R16: look for reviews as often as for reports', async () => {
    expect(scheduleOf('reviews')).toBe(scheduleOf('reports'));
    expect(await run('reviews')).toEqual({ kept: 0, prepared: 0, failed: 0 });
  });

  it('take facts before scores and scores before messages when they fall on one minute', () => {
    const names = jobs.map(({ name }) => name);
    expect(names.indexOf('ingest:product')).toBeLessThan(names.indexOf('score'));
    expect(names.indexOf('score')).toBeLessThan(names.indexOf('deliver'));
  });
});
