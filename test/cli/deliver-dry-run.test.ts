import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme, writeTroubledAcme } from '../acceptance/acme';
import { createCommandLine } from '../acceptance/command-line';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { openSlack, postsOf, TOKEN } from './slack';

const database = useDatabase();
const folder = useTempFolder();
let slack: Workspace;
let now = new Date('2026-03-02T06:00:00Z');
const barometer = createCommandLine(
  () => ({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_API_URL: slack.apiUrl,
    BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
  }),
  () => now,
);
beforeAll(async () => {
  slack = await openSlack(() => now);
});
afterAll(() => slack.close());

const rollout = (isDryRun: boolean) =>
  writeFileSync(join(folder(), 'barometer.yaml'), `rollout: { dry_run: ${String(isDryRun)} }\n`);

/** Acme as it was announced green, and two weeks later red. */
beforeEach(async () => {
  await truncateAll(database.pool);
  rollout(true);
  now = new Date('2026-03-02T06:00:00Z');
  await writeHealthyAcme(join(folder(), 'healthy'));
  await writeTroubledAcme(join(folder(), 'troubled'));
  await barometer('import', join(folder(), 'healthy'));
  await barometer('score');
  now = new Date('2026-03-16T06:00:00Z');
  await barometer('import', join(folder(), 'troubled'));
  await barometer('score');
});

describe('barometer deliver in a dry run', () => {
  it('prints what would have been sent and where, and sends nothing, then or later', async () => {
    const { code, printed } = await barometer('deliver');
    expect(code).toBe(0);
    expect(printed).toMatch(/^would send \(alert\.post\) to C\w+: \[Acme\] .*→Red\. /m);
    expect(printed).toMatch(/^Dry run: \d+ would have been sent, nothing was\.$/m);
    rollout(false);
    now = new Date('2026-03-16T07:00:00Z');
    expect(await barometer('deliver')).toMatchObject({ printed: 'Nothing was due.' });
    expect(postsOf(slack)).toEqual([]);
  });

  it('prints again what it has shown since an instant', async () => {
    await barometer('deliver');
    now = new Date('2026-03-17T06:00:00Z');
    expect((await barometer('deliver')).printed).toContain('Dry run: 0 would have been sent');
    const { printed } = await barometer('deliver', '--shown-since', '2026-03-16T06:00:00Z');
    expect(printed).toMatch(/would send \(alert\.post\)/);
  });
});
