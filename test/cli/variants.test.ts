import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme, writeTroubledAcme } from '../acceptance/acme';
import { createCommandLine } from '../acceptance/command-line';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { openSlack, POD_CHANNEL, postsOf, TOKEN } from './slack';

const HEALTHY_AT = new Date('2026-03-02T06:00:00Z');
const TROUBLED_AT = new Date('2026-03-16T06:00:00Z');
const hoursAfter = (hours: number) => new Date(TROUBLED_AT.getTime() + hours * 3_600_000);
const done = { code: 0, errors: '' };

const database = useDatabase();
const folder = useTempFolder();
let slack: Workspace;
let now = HEALTHY_AT;
let configText = '';
const barometer = createCommandLine(
  () => ({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_API_URL: slack.apiUrl,
    BAROMETER_CONFIG: writeConfig(),
  }),
  () => now,
);
function writeConfig(): string {
  const path = join(folder(), 'barometer.yaml');
  writeFileSync(path, configText);
  return path;
}
/** Files of their own, imported on top of what is there. */
async function importFiles(files: Record<string, string>) {
  const dir = join(folder(), `more-${Object.keys(files).join('-')}`);
  mkdirSync(dir, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, `${file}.csv`), text);
  return barometer('import', dir);
}
/** Acme as ever, some of its files written otherwise, announced green; then two bad weeks, scored red. */
async function turnRed(files: Record<string, string> = {}, leaveOut: readonly string[] = []): Promise<void> {
  const dir = join(folder(), 'healthy');
  await writeHealthyAcme(dir);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, `${file}.csv`), text);
  for (const file of leaveOut) rmSync(join(dir, `${file}.csv`));
  expect(await barometer('import', dir)).toMatchObject(done);
  expect(await barometer('score')).toMatchObject(done);
  await fall();
}
async function fall(): Promise<void> {
  now = TROUBLED_AT;
  await writeTroubledAcme(join(folder(), 'troubled'));
  expect(await barometer('import', join(folder(), 'troubled'))).toMatchObject(done);
  expect(await barometer('score')).toMatchObject({ ...done, printed: expect.stringContaining('1 red') });
}
const podIn = (channel: string, pilot = 'true') =>
  `pod,channel,manager_email,pilot\nwest,${channel},mona@example.com,${pilot}\n`;
/** A Critical alert is told to the manager too, once, each time one of these expects the alert itself. */
const isForManager = ({ channelId }: { channelId: string }) => channelId === slack.dmOf('U0MONA001');
const newPosts = () =>
  postsOf(slack)
    .slice(before)
    .filter((post) => !isForManager(post));
const SENT_ONCE = 'sent: 2';
let before = 0;

beforeAll(async () => {
  slack = await openSlack(() => now);
});
beforeEach(async () => {
  await truncateAll(database.pool);
  configText = '';
  now = HEALTHY_AT;
  before = postsOf(slack).length;
});
afterAll(() => slack.close());

describe('without people.csv and pods.csv', () => {
  it('keeps the alert, says why nobody heard of it, and posts it once when they come', async () => {
    await turnRed({}, ['people', 'pods']);
    const { code, errors } = await barometer('deliver');
    expect([code, errors]).toEqual([1, 'nobody can be named for Acme: give it an owner, or set alerts.fallback_dri']);
    expect((await barometer('doctor')).printed).toMatch(/WRONG {2}delivery .*nobody can be named for Acme/);
    expect(newPosts()).toEqual([]);

    await writeHealthyAcme(join(folder(), 'late'));
    now = hoursAfter(4);
    expect(await barometer('import', join(folder(), 'late'))).toMatchObject(done);
    for (const _ of [1, 2, 3]) {
      await barometer('score');
      expect(await barometer('deliver')).toMatchObject(done);
    }
    expect(newPosts()).toMatchObject([{ channelId: POD_CHANNEL, text: expect.stringMatching(/DRI: <@U0CARL001>$/) }]);
    expect(postsOf(slack).slice(before).filter(isForManager)).toHaveLength(1);
  });
});

describe('the channels that barometer.yaml names', () => {
  it('are looked at by doctor before anything is sent to them, each by its setting', async () => {
    configText =
      "revops_channel: '#attic'\nreports: { exec_channel: '#pod-west', board_channel: '#no-such' }\nalerts: { default_channel: '#lonely' }\n";
    await turnRed();
    const { code, printed } = await barometer('doctor');
    expect(printed).toMatch(/ok {5}channels .*reports\.exec_channel posts to C/);
    expect(printed).toMatch(/WRONG {2}channels .*revops_channel: #attic is archived/);
    expect(printed).toMatch(/WRONG {2}channels .*reports\.board_channel: no channel #no-such was found/);
    expect(printed).toMatch(/WRONG {2}channels .*alerts\.default_channel: Barometer is not in #lonely/);
    expect(code).toBe(1);
  });
});

describe('the channel of a pod', () => {
  it.each(['pod-west', '#pod-west', '#Pod-West', POD_CHANNEL])('may be given as %s', async (channel) => {
    await turnRed({ pods: podIn(channel) });
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: SENT_ONCE });
    expect(newPosts()).toMatchObject([{ channelId: POD_CHANNEL }]);
  });

  it.each([
    ['#no-such', /west: no channel #no-such was found: check the name in pods\.csv/],
    ['#attic', /west: #attic is archived/],
    ['#with-acme', /west: #with-acme is shared with another company: alerts are never posted there/],
    ['#lonely', /west: Barometer is not in #lonely: invite it there/],
    ['', /west: pod west has no channel in pods\.csv/],
  ])('that is "%s" is gone round: the DRI gets it, and doctor says why', async (channel, sentence) => {
    await turnRed({ pods: podIn(channel) });
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: SENT_ONCE });
    expect(newPosts()).toMatchObject([{ channelId: slack.dmOf('U0CARL001') }]);
    const { code, printed } = await barometer('doctor');
    expect(printed).toMatch(sentence);
    expect(code).toBe(1);
  });

  it('that cannot be had is gone round by the default channel when there is one', async () => {
    configText = "alerts:\n  default_channel: '#pod-west'\n";
    await turnRed({ pods: podIn('#attic') });
    await barometer('deliver');
    expect(newPosts()).toMatchObject([{ channelId: POD_CHANNEL }]);
  });

  it('hears nothing while its pod is outside the pilot', async () => {
    await turnRed({ pods: podIn(POD_CHANNEL, 'false') });
    expect(await barometer('deliver')).toEqual({ ...done, printed: 'Nothing was due.' });
    expect(newPosts()).toEqual([]);
  });
});

describe('people and accounts that are not as expected', () => {
  it('names a DRI who is not in Slack by name', async () => {
    const people = 'email,name,role,pod\nada@example.com,Ada Ae,ae,west\ncarl@example.com,Carl Csm,csm,west\n';
    await turnRed({
      people: people.replaceAll('carl@example.com', 'carl@elsewhere.example'),
      accounts: accountOf('Acme', 'carl@elsewhere.example'),
    });
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: 'sent: 1' });
    expect(newPosts()).toMatchObject([{ text: expect.stringMatching(/DRI: Carl Csm$/) }]);
  });

  it('escapes the name an account was given since its last score', async () => {
    await turnRed();
    await importFiles({ accounts: accountOf('<!channel> & <b>') });
    await barometer('deliver');
    expect(newPosts()).toMatchObject([
      { text: expect.stringMatching(/^\[&lt;!channel&gt; &amp; &lt;b&gt;\] Green→Red\./) },
    ]);
  });

  it('tells of two accounts with one name separately', async () => {
    const readUsage = (part: string) => readFileSync(join(folder(), part, 'usage_daily.csv'), 'utf8');
    const [header = '', row = ''] = accountOf('Acme').split('\n');
    await writeHealthyAcme(join(folder(), 'twin'));
    const rows = readUsage('twin').split('\n').slice(1);
    const usage = `${readUsage('twin')}${rows.join('\n').replaceAll('acme', 'acme-2')}`;
    await turnRed({ accounts: [header, row, row.replace('acme', 'acme-2'), ''].join('\n'), usage_daily: usage });
    await importFiles({
      usage_daily: readUsage('troubled').replaceAll('acme', 'acme-2'),
      tickets: 'account_id,ticket_id,opened_at,solved_at,priority\nacme-2,t9,2026-03-14T09:00:00Z,,p1\n',
    });
    now = hoursAfter(4);
    expect(await barometer('score')).toMatchObject({ ...done, printed: expect.stringContaining('2 red') });
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: 'sent: 4' });
    expect(newPosts().map(({ text }) => text.slice(0, 6))).toEqual(['[Acme]', '[Acme]']);
  });

  it('sends the alert of an account in no pod to its DRI', async () => {
    await turnRed({ accounts: accountOf('Acme', 'carl@example.com', '') });
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: SENT_ONCE });
    expect(newPosts()).toMatchObject([{ channelId: slack.dmOf('U0CARL001') }]);
  });

  it('posts to the pod that was told of when the account leaves it before the message is sent', async () => {
    await turnRed();
    await importFiles({ accounts: accountOf('Acme', 'carl@example.com', '') });
    expect(await barometer('deliver')).toMatchObject({ ...done, printed: SENT_ONCE });
    expect(newPosts()).toMatchObject([{ channelId: POD_CHANNEL }]);
  });

  it('takes facts while it scores: both end, and the alert comes once', async () => {
    await turnRed();
    now = hoursAfter(4);
    const both = await Promise.all([
      barometer('import', join(folder(), 'healthy')),
      barometer('score'),
      barometer('import', join(folder(), 'troubled')),
      barometer('score'),
    ]);
    const ends = both.map(({ code, errors }) => `${code} ${errors}`);
    for (const end of ends)
      expect(end).toMatch(/^0 $|^1 (Another scoring run is under way|csv is already being ingested)/);
    await barometer('score');
    await barometer('deliver');
    expect(newPosts()).toHaveLength(1);
  });
});

function accountOf(name: string, csm = 'carl@example.com', pod = 'west'): string {
  return (
    'account_id,name,segment,arr,currency,created_on,renewal_on,seats_purchased,ae_email,csm_email,pod\n' +
    `acme,"${name}",mid_market,120000,USD,2025-01-10,2026-12-31,50,ada@example.com,${csm},${pod}\n`
  );
}
