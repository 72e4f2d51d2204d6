import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme } from '../acceptance/acme';
import { createCommandLine } from '../acceptance/command-line';
import { useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { type Child, endChildren, ROOT, startNode } from './child';
import { homeOpened, openSlack, POD_CHANNEL, postEvent, SECRET, TOKEN } from './slack';

const ADA = 'U0ADA0001';
const MAIN = join(ROOT, 'dist/main.js');

describe('npm start', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  let slack: Workspace;
  const environment = () => ({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
    PORT: '0',
  });
  /** The compiled process, up, with its own free port; Slack sends to it from now on. */
  const start = async (changes: Record<string, string> = {}): Promise<Child & { url: (path: string) => string }> => {
    const child = startNode([MAIN], { ...environment(), ...changes }, folder());
    await child.says('Barometer is up');
    const address = /"url":"([^"]+)"/.exec(child.output())?.[1] ?? '';
    slack.setAppUrl(address);
    return { ...child, url: (path) => new URL(path, address).href };
  };
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const stopped = { code: 0, signal: null };

  beforeAll(async () => {
    const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, encoding: 'utf8' });
    expect(built.stderr + built.stdout).not.toContain('error TS');
    slack = await openSlack();
    writeFileSync(join(folder(), 'barometer.yaml'), "company: Test\nschedules:\n  deliver: '0 0 1 1 *'\n");
    await writeHealthyAcme(join(folder(), 'healthy'));
    const barometer = createCommandLine(environment, () => new Date('2026-03-02T06:00:00Z'));
    expect(await barometer('import', join(folder(), 'healthy'))).toMatchObject({ code: 0 });
    expect(await barometer('score')).toMatchObject({ code: 0 });
  }, 120_000);
  afterEach(() => slack.setFaults([]));
  afterAll(async () => {
    endChildren();
    await slack.close();
  });

  it('answers operators, people and Slack, and ends with 0 when it is asked to', async () => {
    const child = await start();
    expect(await (await fetch(child.url('/healthz'))).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(child.url('/readyz'))).json()).toEqual({ status: 'ready', failed: [] });
    expect(await (await fetch(child.url('/metrics'))).text()).toContain('barometer_accounts{band="green"} 1');
    expect(await slack.verifyAppUrl()).toBe(true);

    expect(await slack.command(ADA, POD_CHANNEL, '/health help')).toMatchObject({ ok: true });
    const help = await slack.waitFor(() =>
      slack.readChannel(ADA, POD_CHANNEL).find(({ text }) => /\/health/.test(text)),
    );
    expect(help).toMatchObject({ ephemeralFor: ADA });
    expect(JSON.stringify(await slack.openHome(ADA))).toContain('1 Green');

    child.kill('SIGTERM');
    expect(await child.ended).toEqual(stopped);
    expect(child.output()).not.toMatch(/"level":(50|60)/); // neither an error nor worse in the log
  });

  it('answers 401 to what was not signed with its secret, and does nothing', async () => {
    const child = await start();
    const before = slack.calls().length;
    expect(await postEvent(child.url('/slack/events'), homeOpened('Ev1', ADA), 'somebody-else')).toBe(401);
    expect(slack.calls()).toHaveLength(before);
    child.kill('SIGTERM');
    expect(await child.ended).toEqual(stopped);
  });

  it('handles an event once that Slack delivers twice', async () => {
    const child = await start();
    const published = () => slack.calls().filter(({ method }) => method === 'views.publish').length;
    const before = published();
    const statuses = await Promise.all(
      ['EvOnce', 'EvOnce', 'EvOnce'].map((id) => postEvent(child.url('/slack/events'), homeOpened(id, ADA))),
    );
    expect(statuses).toEqual([200, 200, 200]);
    child.kill('SIGTERM'); // and what they asked for is still done
    expect(await child.ended).toEqual(stopped);
    expect(published() - before).toBe(1);
  });

  it('answers what was under way when it was asked to stop, and takes nothing new', async () => {
    const child = await start();
    const lock = await database.pool.connect();
    await lock.query('begin; lock table accounts in access exclusive mode');
    expect(await slack.command(ADA, POD_CHANNEL, '/health Acme')).toMatchObject({ ok: true });
    child.kill('SIGTERM');
    await child.says('stopping');
    await lock.query('rollback');
    lock.release();
    expect(await child.ended).toEqual(stopped);
    expect(slack.readChannel(ADA, POD_CHANNEL).some(({ text }) => text.includes('Acme'))).toBe(true);
    await expect(fetch(child.url('/healthz'))).rejects.toThrow();
  });

  it('is not ready while Slack refuses the token, and still alive', async () => {
    const child = await start();
    slack.setFaults([{ method: 'auth.test', kind: 'platform_error', error: 'token_revoked', remaining: null }]);
    const answer = await fetch(child.url('/readyz'));
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready', failed: ['slack'] }]);
    expect((await fetch(child.url('/healthz'))).status).toBe(200);
    child.kill('SIGINT');
    child.kill('SIGINT'); // npm passes the terminal's Ctrl-C on a second time
    expect(await child.ended).toEqual(stopped);
  });

  it('brings its own Postgres when there is none, and leaves nothing running', async () => {
    const child = await start({ DATABASE_URL: '' });
    const pid = Number(readFileSync(join(folder(), '.barometer/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGTERM');
    expect(await child.ended).toEqual(stopped);
    expect(isAlive(pid)).toBe(false);
  }, 60_000);

  it('hears a signal that comes while it starts', async () => {
    slack.setFaults([{ method: 'auth.test', kind: 'rate_limited', retryAfterSeconds: 1, remaining: 1 }]);
    const before = slack.calls().length;
    const child = startNode([MAIN], environment(), folder());
    await slack.waitFor(() => slack.calls()[before], 20_000);
    child.kill('SIGTERM');
    expect(await child.ended).toEqual(stopped);
  });
});
