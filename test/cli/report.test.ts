import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPeriod } from '../../src/cli/read-period';
import { reports } from '../../src/db/schema';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme } from '../acceptance/acme';
import { createCommandLine } from '../acceptance/command-line';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { openSlack, postsOf, TOKEN } from './slack';

const MARCH = '2026-03-16T20:00:00.000Z';
const APRIL = new Date('2026-04-01T07:00:00Z'); // Wednesday; everyone of this workspace is in UTC

const database = useDatabase();
const folder = useTempFolder();
let slack: Workspace;
let now = APRIL;
const environment = () => ({
  DATABASE_URL: database.url,
  SLACK_BOT_TOKEN: TOKEN,
  SLACK_API_URL: slack.apiUrl,
  BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
});
const barometer = createCommandLine(environment, () => now);
const done = { code: 0, errors: '' };

beforeAll(async () => {
  slack = await openSlack(() => now);
});
beforeEach(async () => {
  now = APRIL;
  await truncateAll(database.pool);
  await writeFile(
    join(folder(), 'barometer.yaml'),
    "reports: { exec_channel: '#pod-west', spot_checks_per_manager: 0 }\n",
  );
  await writeHealthyAcme(join(folder(), 'acme'));
  expect(await barometer('import', join(folder(), 'acme'))).toMatchObject(done);
  expect(await barometer('score', '--at', MARCH)).toMatchObject(done);
});
afterAll(() => slack.close());

describe('barometer report', () => {
  it('R194: writes what is due, once; deliver then sends it with its pictures', async () => {
    const line = 'monthly_exec of 2026-03-01 for #pod-west';
    expect((await barometer('report', 'monthly_exec')).printed).toBe(
      `${line}: written; \`barometer deliver\` sends it`,
    );
    expect(await barometer('report', 'monthly_exec')).toMatchObject({ ...done, printed: 'No report is due.' });
    expect((await barometer('report', 'monthly_exec', '--period', '2026-03')).printed).toBe(
      `${line}: was written before`,
    );
    const before = postsOf(slack).length;
    expect((await barometer('deliver')).printed).toBe('sent: 2');
    const [message] = postsOf(slack).slice(before);
    expect(message?.text).toContain('March 2026: customer health. None of 1 account at risk');
  });

  it('writes one of a period that has passed when it is asked to, but never of one that has not ended', async () => {
    const written = await barometer('report', 'monthly_exec', '--period', '2026-02');
    expect(written.printed).toBe('monthly_exec of 2026-02-01 for #pod-west: written; `barometer deliver` sends it');
    const early = await barometer('report', 'monthly_exec', '--period', '2026-04');
    expect(early).toMatchObject({ code: 2, errors: 'The month from 2026-04-01 on has not ended yet.' });
    expect(await barometer('report', 'quarterly_board', '--period', '2026-Q1')).toMatchObject({ ...done, printed: 'Nobody gets quarterly_board: see barometer report --list.' }); // prettier-ignore
  });

  it('--dry prints what it would say, and writes nothing', async () => {
    const { printed } = await barometer('report', 'monthly_exec', '--dry');
    expect(printed).toMatch(/^monthly_exec of 2026-03-01 for #pod-west: would say\n {2}March 2026: customer health\n/);
    expect(printed).toContain('  🟢 Green 1 (100%)');
    expect(await database.db.$count(reports)).toBe(0);
  });

  it('--list says which kinds there are, who gets them and what was written last', async () => {
    await barometer('report', 'monthly_exec');
    const { printed } = await barometer('report', '--list');
    expect(printed).toMatch(/monthly_exec .*every month .*#pod-west .*last of 2026-03-01/);
    expect(printed).toMatch(/quarterly_board .*every quarter .*nobody: switched off .*none yet/);
    expect(printed).toMatch(/weekly_trend .*every week .*mona@example\.com .*none yet/);
  });

  it.each([
    [['yearly'], /There is no report “yearly”: expected weekly_trend, monthly_exec/],
    [['--period', '2026-02'], /--period belongs to one kind of report/],
    [['monthly_exec', '--period', '2026-13'], /--period 2026-13: expected a month, such as 2026-02\./],
    [['weekly_trend', '--period', '2026-02-30'], /--period 2026-02-30: expected a day/],
    [['--at', 'tomorrow'], /--at tomorrow: expected an instant with a zone/],
    [['monthly_exec', 'twice'], /usage: barometer report/],
  ])('says how to say it, of %j', async (words, sentence) => {
    expect(await barometer('report', ...words)).toMatchObject({ code: 2, errors: expect.stringMatching(sentence) });
  });

  it('judges the words before it asks for a Slack app', async () => {
    const withoutSlack = createCommandLine(() => ({ DATABASE_URL: database.url }), () => now); // prettier-ignore
    const { code, errors } = await withoutSlack('report', 'monthly_exec', '--period', '2026-13');
    expect({ code, errors }).toEqual({ code: 2, errors: '--period 2026-13: expected a month, such as 2026-02.' });
  });

  it('doctor says which report is not written, and what to set', async () => {
    const { printed } = await barometer('doctor');
    expect(printed).toMatch(/ok {5}reports .*the monthly report for executives goes to #pod-west/);
    expect(printed).toMatch(/note {3}reports .*the quarterly report for the board is not written: set reports\.board_channel/); // prettier-ignore
  });
});

describe('a period in words', () => {
  it.each([
    ['month', '2026-02', '2026-02-01'],
    ['quarter', '2026-Q4', '2026-10-01'],
    ['quarter', '2026-Q1', '2026-01-01'],
    ['week', '2026-03-08', '2026-03-08'],
  ] as const)('of a %s, %s means that of %s', (cadence, text, day) => {
    expect(readPeriod(cadence, text)).toBe(day);
  });

  it.each([
    ['month', '2026-2'],
    ['month', '2026-02-01'],
    ['quarter', '2026-Q5'],
    ['quarter', '2026-02'],
    ['week', '2026-W10'],
  ] as const)('of a %s, %s is refused', (cadence, text) => {
    expect(() => readPeriod(cadence, text)).toThrow(`--period ${text}: expected a`);
  });
});
