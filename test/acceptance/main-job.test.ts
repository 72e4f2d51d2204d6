import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startWorkspace, type Workspace } from '../../workspace/server/start-workspace';
import { useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { writeHealthyAcme, writeTroubledAcme } from './acme';
import { createCommandLine } from './command-line';

const TOKEN = 'xoxb-acceptance';
const POD_CHANNEL = 'C0WEST001';
const member = (id: string, email: string) => ({
  id,
  name: id,
  realName: id,
  title: '',
  email,
  tz: 'UTC',
  kind: 'member' as const,
});

describe('the main job, step by step on the command line', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  let workspace: Workspace;
  let now = new Date('2026-03-02T06:00:00Z');
  const environment = () => ({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_API_URL: workspace.apiUrl,
    BAROMETER_CONFIG: 'barometer.yaml',
  });
  const barometer = createCommandLine(environment, () => now);
  const posts = () => workspace.messages().filter(({ threadTs }) => threadTs === null);
  const podPosts = () => posts().filter(({ channelId }) => channelId === POD_CHANNEL);
  const done = { code: 0, errors: '' };

  beforeAll(async () => {
    workspace = await startWorkspace({
      host: '127.0.0.1',
      port: 0,
      appUrl: null,
      signingSecret: 'acceptance-secret',
      botToken: TOKEN,
      botScopes: ['chat:write', 'commands', 'users:read', 'users:read.email', 'channels:read', 'groups:read'],
      team: { id: 'T0TEST001', name: 'Test' },
      app: { id: 'A0TEST001', name: 'Barometer', botUserId: 'U0BOT0001', botId: 'B0BOT0001', commands: ['/health'] },
      users: [
        member('U0ADA0001', 'ada@example.com'),
        member('U0CARL001', 'carl@example.com'),
        member('U0MONA001', 'mona@example.com'),
      ],
      channels: [{ id: POD_CHANNEL, name: 'pod-west', isPrivate: true, memberIds: ['U0ADA0001'], botIsMember: true }],
      now: () => now,
    });
  });
  afterAll(() => workspace.close());

  it('imports a healthy Acme, scores it green and says nothing', async () => {
    await writeHealthyAcme(join(folder(), 'healthy'));
    expect(await barometer('import', join(folder(), 'healthy'))).toMatchObject(done);
    const scored = await barometer('score', '--at', '2026-03-02T06:00:00Z');
    expect(scored).toMatchObject(done);
    expect(scored.printed).toContain('0 red, 0 yellow, 1 green, 0 unknown');
    expect(await barometer('deliver')).toEqual({ code: 0, printed: 'Nothing was due.', errors: '' });
    expect(posts()).toEqual([]);
  });

  it('R9, R10, R11, R12: after a bad fortnight posts one message, to the pod, with a reason, an action and one name', async () => {
    await writeTroubledAcme(join(folder(), 'troubled'));
    now = new Date('2026-03-16T06:00:00Z');
    expect(await barometer('import', join(folder(), 'troubled'))).toMatchObject(done);
    const scored = await barometer('score', '--at', '2026-03-16T06:00:00Z');
    expect(scored.printed).toContain('1 red, 0 yellow, 0 green, 0 unknown');
    expect(await barometer('deliver')).toMatchObject(done);
    expect(podPosts()).toHaveLength(1);
    expect(podPosts()[0]?.text).toMatch(/^\[Acme\] Green→Red\. Logins .*\d.*\. Action: .+\. DRI: <@U0CARL001>$/);
  });

  it('R9: says it once, however often the same files, the same score and the same delivery come again', async () => {
    for (const again of [1, 2, 3]) {
      now = new Date(`2026-03-16T0${6 + again}:00:00Z`);
      const imported = await barometer('import', join(folder(), 'troubled'));
      expect(imported).toMatchObject(done);
      expect(imported.printed).toMatch(/usage_daily\.csv\s*│\s*14 │\s*0 │\s*14 │/);
      expect(await barometer('score', '--at', '2026-03-16T06:00:00Z')).toMatchObject(done);
      expect(await barometer('score', '--at', now.toISOString())).toMatchObject(done);
      expect(await barometer('deliver')).toMatchObject(done);
    }
    expect(podPosts()).toHaveLength(1);
    expect(posts()).toHaveLength(2); // R148: it is Critical, so the manager was told, too
  });

  it('README: its worked example is what the code says', async () => {
    const health = await database.db.query.accountHealth.findFirst();
    const readme = await readFile('README.md', 'utf8');
    const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { dimension, score, weight } of health?.dimensions ?? []) {
      const written = rows.find((cells) => cells[1] === dimension)?.slice(3, 6);
      expect(written).toEqual([score?.toFixed(1), weight.toFixed(2), ((score ?? NaN) * weight).toFixed(2)]);
    }
    expect(health?.dimensions).toHaveLength(3);
    expect(readme).toContain(`rounded: ${health?.score}, ${health?.band}`);
  });

  it('doctor finds nothing that needs a person', async () => {
    const { code, printed, errors } = await barometer('doctor');
    expect({ code, errors }).toEqual(done);
    expect(printed).toContain('west posts to C0WEST001');
    expect(printed).toContain('3 of 3 found in Slack');
  });
});
