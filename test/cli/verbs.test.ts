import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme, writeTroubledAcme } from '../acceptance/acme';
import { createCommandLine } from '../acceptance/command-line';
import { ROOT } from '../production/child';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { openSlack, POD_CHANNEL, postsOf, TOKEN } from './slack';

const HEALTHY_AT = new Date('2026-03-02T06:00:00Z');
const TROUBLED_AT = new Date('2026-03-16T06:00:00Z');
const hoursAfter = (hours: number) => new Date(TROUBLED_AT.getTime() + hours * 3_600_000);

const database = useDatabase();
const folder = useTempFolder();
let slack: Workspace;
let now = HEALTHY_AT;
let config = 'barometer.yaml';
const environment = () => ({
  DATABASE_URL: database.url,
  SLACK_BOT_TOKEN: TOKEN,
  SLACK_API_URL: slack.apiUrl,
  BAROMETER_CONFIG: config,
});
const barometer = createCommandLine(environment, () => now);
const done = { code: 0, errors: '' };
const directory = (name: string, files: Record<string, string> = {}) => {
  const dir = join(folder(), name);
  mkdirSync(dir, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, file), text);
  return dir;
};
/** Acme as it was announced green, and two weeks later red: one message is due. */
async function turnAcmeRed(): Promise<void> {
  await writeHealthyAcme(join(folder(), 'healthy'));
  await writeTroubledAcme(join(folder(), 'troubled'));
  now = HEALTHY_AT;
  expect(await barometer('import', join(folder(), 'healthy'))).toMatchObject(done);
  expect(await barometer('score')).toMatchObject(done);
  now = TROUBLED_AT;
  expect(await barometer('import', join(folder(), 'troubled'))).toMatchObject(done);
  expect(await barometer('score')).toMatchObject(done);
}

beforeAll(async () => {
  slack = await openSlack(() => now);
});
beforeEach(async () => {
  config = 'barometer.yaml';
  now = HEALTHY_AT;
  slack.setFaults([]);
  await truncateAll(database.pool);
});
afterAll(() => slack.close());

describe('barometer migrate', () => {
  it('may be run again and again', async () => {
    for (const _ of [1, 2])
      expect(await barometer('migrate')).toEqual({ ...done, printed: 'The database is up to date.' });
  });
});

describe('barometer import', () => {
  it.each([
    ['a directory that is not there', () => join(folder(), 'nowhere'), /nowhere/],
    ['a file where a directory was expected', () => join(directory('d', { 'a.csv': '' }), 'a.csv'), /a\.csv/],
    [
      'a directory without any file of the contract',
      () => directory('empty', { 'readme.txt': '' }),
      /empty has no file of the CSV/,
    ],
    ['usage without accounts, at first', () => directory('u', { 'usage_daily.csv': 'account_id,day\n' }), /accounts/],
  ])('of %s is one sentence naming it, and exits with 1', async (_what, dir, sentence) => {
    const { code, errors } = await barometer('import', dir());
    expect(errors).toMatch(sentence);
    expect(errors).not.toMatch(/\n\s+at |ENOTDIR|ENOENT/);
    expect(code).toBe(1);
  });

  it('lands what can be read beside a file that cannot, names it, and exits with 1', async () => {
    const dir = directory('mixed', { 'accounts.csv': 'account_id,name\nacme,Acme\n', 'nps.csv': 'account_id\nacme\n' });
    const { code, printed, errors } = await barometer('import', dir);
    expect(printed).toMatch(/accounts\.csv\s*│\s*1 │\s*1 │/);
    expect(printed).toContain('nps.csv (failed)');
    expect(errors).toMatch(/nps\.csv/);
    expect(code).toBe(1);
  });

  it('counts rows that break the contract, says where their reasons are, and exits with 0', async () => {
    const dir = directory('bad', { 'accounts.csv': 'account_id,name,arr\nacme,Acme,1000\nbeta,Beta,lots\n' });
    const { code, printed } = await barometer('import', dir);
    expect(code).toBe(0);
    expect(printed).toMatch(/accounts\.csv\s*│\s*2 │\s*1 │\s*0 │\s*1 │/);
    expect(printed).toContain('npm run barometer -- doctor');
    expect((await barometer('doctor')).printed).toMatch(
      /quarantine.*accounts\.csv: 1 row, first line 3: arr: expected a number/,
    );
  });

  it('says which columns it did not know', async () => {
    const dir = directory('more', { 'accounts.csv': 'account_id,name,favourite_colour\nacme,Acme,blue\n' });
    expect((await barometer('import', dir)).printed).toContain('accounts.csv: ignored columns favourite_colour');
  });
});

describe('barometer ingest', () => {
  it('reads every source, and one that fails stops no other', async () => {
    const good = directory('good', { 'accounts.csv': 'account_id,name\nacme,Acme\n' });
    config = join(folder(), 'two.yaml');
    const source = (name: string, dir: string) => `  - { name: ${name}, kind: csv, dir: ${dir} }\n`;
    writeFileSync(config, `sources:\n${source('gone', './gone')}${source('good', good)}`);
    const { code, printed, errors } = await barometer('ingest');
    expect(printed).toMatch(/accounts\.csv\s*│\s*1 │/);
    expect(errors).toMatch(/gone/);
    expect(errors.split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(await barometer('ingest', '--source', 'good')).toMatchObject(done);
  });

  it('--dry shows every source, also after one that cannot be asked, and ends with 1', async () => {
    config = join(directory('dry', { 'dry.yaml': '' }), 'dry.yaml');
    const sources = [
      '{ name: desk, kind: intercom }',
      '{ name: calls, kind: segment }',
      '{ name: in, kind: csv, dir: a }',
    ];
    writeFileSync(config, `sources:\n${sources.map((one) => `  - ${one}\n`).join('')}`);
    const { code, printed, errors } = await barometer('ingest', '--dry');
    expect(printed).toMatch(/calls \(segment\).*\n {2}calls: 0 records/);
    expect(printed).toMatch(/in \(.*\): a folder, read whole/);
    expect(errors).toMatch(/^BAROMETER_DESK_ACCESS_TOKEN is not set: the source "desk" needs it[^\n]*$/);
    expect(code).toBe(1);
  });

  it('says that there is nothing to read when no source is declared', async () => {
    config = join(directory('none', { 'none.yaml': '' }), 'none.yaml');
    expect(await barometer('ingest')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('names no sources: nothing to ingest'),
    });
  });
});

describe('barometer score', () => {
  it('of no accounts says so', async () => {
    const { code, printed } = await barometer('score');
    expect([code, printed]).toEqual([0, expect.stringMatching(/^Scored 0 accounts at 2026-03-02T06:00:00\.000Z/)]);
  });

  it('at a time before the last one writes history only, says so, and tells nobody', async () => {
    await turnAcmeRed();
    await barometer('deliver');
    const told = postsOf(slack).length;
    const { code, printed } = await barometer('score', '--at', '2026-03-01T06:00:00Z');
    expect(code).toBe(0);
    expect(printed).toContain('1 had been scored later already: only their history was written.');
    expect(await barometer('deliver')).toMatchObject({ printed: 'Nothing was due.' });
    expect(postsOf(slack)).toHaveLength(told);
  });

  it('fills the history since a day, telling nobody', async () => {
    await writeHealthyAcme(join(folder(), 'healthy'));
    await barometer('import', join(folder(), 'healthy'));
    const { code, printed } = await barometer('score', '--from', '2026-02-20');
    expect(code).toBe(0);
    expect(printed).toContain('Filled the history of 10 days, telling nobody.');
    expect(printed).toContain('stay the model’s assumption: 0 accounts with a known outcome, 100 are needed.');
    const { rows } = await database.pool.query<{ days: number }>('select count(*)::int as days from health_history');
    expect(rows[0]?.days).toBe(11);
  });
});

describe('barometer deliver', () => {
  beforeEach(turnAcmeRed);
  const unable = async () => {
    const { code, errors } = await barometer('deliver');
    expect(errors).not.toMatch(/\n\s+at /);
    return { code, errors };
  };

  it('says how many it sent: a Critical alert to the channel, and to the manager', async () => {
    expect(await barometer('deliver')).toEqual({ ...done, printed: 'sent: 2' });
  });

  it.each([
    ['channel_not_found', /delivery \d+ \(alert\.post, Acme\) is refused: channel_not_found; it is tried again hourly/],
    ['not_in_channel', /is refused: not_in_channel/],
    ['invalid_auth', /is refused: invalid_auth/],
  ])('exits with 1 when Slack answers %s, sends it an hour later, and once', async (error, sentence) => {
    const before = postsOf(slack).length;
    slack.setFaults([{ method: 'chat.postMessage', kind: 'platform_error', error, remaining: 1 }]);
    expect(await unable()).toEqual({ code: 1, errors: expect.stringMatching(sentence) });
    now = hoursAfter(2);
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: 'sent: 1' });
    expect(postsOf(slack)).toHaveLength(before + 2);
  });

  it('parks what may have arrived, and lets a person settle it as sent, or send it again', async () => {
    const before = postsOf(slack).length;
    slack.setFaults([{ method: 'chat.postMessage', kind: 'lost_answer', remaining: 1 }]);
    const { code, errors } = await unable();
    expect([code, errors]).toEqual([1, expect.stringMatching(/may or may not be in Slack .*--settle \d+ --as sent/)]);
    const id = /--settle (\d+)/.exec(errors)?.[1] ?? '';
    now = hoursAfter(48);
    expect((await unable()).code).toBe(1); // never by itself
    expect(postsOf(slack)).toHaveLength(before + 2);
    expect(await barometer('deliver', '--settle', '999', '--as', 'resend')).toMatchObject({
      code: 1,
      errors: 'Delivery 999 is not waiting for a decision.',
    });
    expect(await barometer('deliver', '--settle', id, '--as', 'sent')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('Say where the message is'),
    });
    const ts = postsOf(slack).at(-1)?.ts ?? '';
    const settled = await barometer('deliver', '--settle', id, '--as', 'sent', '--channel', POD_CHANNEL, '--ts', ts);
    expect(settled).toMatchObject({ ...done, printed: expect.stringContaining(`Delivery ${id} is settled as sent.`) });
    expect(postsOf(slack)).toHaveLength(before + 2);
  });

  it.each([
    ['platform_error', 'SLACK_BOT_TOKEN: Slack refuses it (invalid_auth): expected a valid token.'],
    ['server_error', expect.stringMatching(/^Slack does not answer at http.*\(http_500\)\.$/)],
  ] as const)('sends nothing and says why when Slack answers everything with %s', async (kind, sentence) => {
    slack.setFaults([{ method: '*', kind, error: 'invalid_auth', remaining: null }]);
    expect(await unable()).toEqual({ code: 1, errors: sentence });
    slack.setFaults([]);
    expect(await barometer('deliver')).toMatchObject({ printed: 'sent: 2' });
  });
});

describe('barometer doctor', () => {
  it('of a new installation finds that there is nothing yet, and that nothing is wrong', async () => {
    const { code, printed } = await barometer('doctor');
    expect(printed).toContain('nothing has been imported yet: npm run barometer -- import <dir>');
    expect(code).toBe(0);
  });

  it.each([
    ['platform_error', /WRONG {2}slack .*\(invalid_auth\)/],
    ['server_error', /WRONG {2}slack .*does not answer.*http_500/],
  ] as const)('says what Slack said: %s', async (kind, sentence) => {
    slack.setFaults([{ method: '*', kind, error: 'invalid_auth', remaining: null }]);
    const { code, printed, errors } = await barometer('doctor');
    expect(printed).toMatch(sentence);
    expect([code, errors]).toEqual([1, '1 thing needs a person.']);
  });

  it('says that data has gone stale', async () => {
    await turnAcmeRed();
    now = hoursAfter(24 * 7);
    const { code, printed } = await barometer('doctor');
    expect(printed).toMatch(
      /WRONG {2}freshness .*csv, usage_daily: reaches to 2026-03-16T00:00:00\.000Z \(limit 48 h\)/,
    );
    expect(code).toBe(1);
  });
});

describe('npm run barometer', () => {
  it('is the same command line as a process', () => {
    chmodSync(folder(), 0o755);
    const options = { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...environment() } } as const;
    expect(execFileSync('npm', ['run', '--silent', 'barometer', '--', 'score'], options)).toMatch(/^Scored 0 accounts/);
  });
});
