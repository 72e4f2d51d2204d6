import { join } from 'node:path';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme } from '../acceptance/acme';
import { createCommandLine } from '../acceptance/command-line';
import { alerts, digests } from '../../src/db/schema';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { openSlack, postsOf, TOKEN } from './slack';

const SUNDAY = new Date('2026-03-15T12:00:00Z');
const MONDAY = new Date('2026-03-16T07:00:00Z'); // everyone of this workspace is in UTC
const ALERT_ID = '0190a4f2-1111-4222-8333-444455556666';

const database = useDatabase();
const folder = useTempFolder();
let slack: Workspace;
let now = MONDAY;
const environment = () => ({ DATABASE_URL: database.url, SLACK_BOT_TOKEN: TOKEN, SLACK_API_URL: slack.apiUrl });
const barometer = createCommandLine(environment, () => now);
const done = { code: 0, errors: '' };

beforeAll(async () => {
  slack = await openSlack(() => now);
});
beforeEach(async () => {
  now = MONDAY;
  await truncateAll(database.pool);
  await writeHealthyAcme(join(folder(), 'acme'));
  expect(await barometer('import', join(folder(), 'acme'))).toMatchObject(done);
  await database.db.insert(alerts).values({
    alertId: ALERT_ID,
    accountId: 'acme',
    tier: 'high',
    route: 'digest',
    trigger: 'drop_notable',
    currentBand: 'yellow',
    score: 52,
    reason: 'Score down 11 in 30 days',
    action: 'call their admin',
    actionDueOn: '2026-03-20',
    modelVersion: 'm1',
    pod: 'west',
    driEmail: 'ada@example.com',
    openedAt: SUNDAY,
  });
});
afterAll(() => slack.close());

describe('barometer digest', () => {
  it('R14: writes what is due and says for whom; deliver then sends it, and Slack takes it', async () => {
    const written = await barometer('digest', '--at', MONDAY.toISOString());
    expect(written).toMatchObject(done);
    expect(written.printed).toBe(
      [
        'ada@example.com: monday of 2026-03-16: alerts 1',
        '1 digest written; `barometer deliver` sends it.',
        '1 person had nothing to be told.',
      ].join('\n'),
    );
    const before = postsOf(slack).length;
    expect(await barometer('deliver')).toEqual({ ...done, printed: 'sent: 1' });
    const message = postsOf(slack).slice(before);
    expect(message).toHaveLength(1);
    expect(JSON.stringify(message[0]?.blocks)).toContain('Score down 11 in 30 days.');
    expect(await barometer('digest')).toMatchObject({ ...done, printed: 'No digest is due.' });
  });

  it('--dry says what there would be, and writes nothing', async () => {
    const { printed } = await barometer('digest', '--dry');
    expect(printed).toMatch(/^ada@example\.com: monday of 2026-03-16: alerts 1\n1 digest would be written\./);
    expect(await database.db.$count(digests)).toBe(0);
  });

  it('--kind leaves the others to their time', async () => {
    expect(await barometer('digest', '--kind', 'daily')).toMatchObject({ ...done, printed: 'No digest is due.' });
    expect((await barometer('digest', '--kind', 'monday')).printed).toMatch(/^ada@example\.com: monday/);
  });

  it.each([
    [['--kind', 'weekly'], /--kind weekly: expected daily or monday\./],
    [['--at', 'tomorrow'], /--at tomorrow: expected an instant with a zone/],
    [['--loud'], /usage: barometer digest/],
  ])('says how to say it, of %j', async (words, sentence) => {
    expect(await barometer('digest', ...words)).toMatchObject({ code: 2, errors: expect.stringMatching(sentence) });
  });
});
