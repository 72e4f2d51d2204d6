import { join } from 'node:path';
import { pino } from 'pino';
import { openDataSide, type DataSide } from '../../src/compose-data';
import { composeJobs } from '../../src/compose-jobs';
import { composeOperations } from '../../src/compose-operations';
import { openSlackSide } from '../../src/compose-slack';
import { loadConfig, requireSlack } from '../../src/config';
import type { Job } from '../../src/jobs/job';
import { runJob } from '../../src/services/run-job';
import type { Workspace } from '../../workspace/server/start-workspace';
import { writeHealthyAcme, writeTroubledAcme } from '../acceptance/acme';
import { openSlack, POD_CHANNEL, postsOf, TOKEN } from '../cli/slack';
import { endChildren, ROOT, startNode } from '../production/child';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { writeFileSync } from 'node:fs';

const CLI = ['--require', join(ROOT, 'node_modules/tsx/dist/preflight.cjs'), '--import', 'tsx', 'src/cli.ts'];
const GREEN_AT = new Date('2026-03-02T06:00:00Z');
const RED_AT = new Date('2026-03-16T06:00:00Z');
const log = pino({ level: 'silent' });

type Replica = { tick: (name: string, at: Date) => Promise<string>; data: DataSide };

describe('two replicas on one database', () => {
  const database = useDatabase();
  const folder = useTempFolder();
  let slack: Workspace;
  let now = GREEN_AT;
  let replicas: Replica[] = [];
  const environment = () => ({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_API_URL: slack.apiUrl,
    BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
  });
  /** A process's worth of Barometer: its own connections, its own Slack clients, its own place in the outbox. */
  const openReplica = async (): Promise<Replica> => {
    const config = loadConfig(environment());
    const { file } = config;
    const data = await openDataSide(config, log);
    const settings = requireSlack(config);
    const side = await openSlackSide({ data, slack: settings, file, clock: { now: () => now }, log });
    const jobs = composeJobs({ data, operations: composeOperations(data, file, log), slack: side, file });
    const find = (name: string): Job => {
      const job = jobs.find((one) => one.name === name);
      if (job === undefined) throw new Error(`no job ${name}`);
      return job;
    };
    return { data, tick: (name, at) => runJob({ db: data.database.db, log }, find(name), at) };
  };
  /** Both at the same moment. */
  const tickBoth = async (name: string, at: Date) => {
    now = at;
    return (await Promise.all(replicas.map(({ tick }) => tick(name, at)))).toSorted();
  };
  const count = async (sql: string): Promise<number> =>
    (await database.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? -1;
  const once = ['elsewhere', 'ok'];
  /** A critical alert is told twice, each once: in the pod's channel, and to the DRI's manager. */
  const toldSince = (before: number) =>
    postsOf(slack)
      .slice(before)
      .map(({ channelId }) => (channelId.startsWith('D') ? 'the manager' : channelId))
      .toSorted();
  const TOLD_ONCE = [POD_CHANNEL, 'the manager'];

  beforeAll(async () => {
    slack = await openSlack(() => now);
  });
  beforeEach(async () => {
    await truncateAll(database.pool);
    slack.setFaults([]);
    now = GREEN_AT;
    writeFileSync(join(folder(), 'barometer.yaml'), 'sources:\n  - { name: csv, kind: csv, dir: inbox }\n');
    await writeHealthyAcme(join(folder(), 'inbox'));
    replicas = [await openReplica(), await openReplica()];
    expect(await tickBoth('ingest:csv', GREEN_AT)).toEqual(once);
    expect(await tickBoth('score', GREEN_AT)).toEqual(once);
    await writeTroubledAcme(join(folder(), 'inbox'));
  });
  afterEach(() => Promise.all(replicas.map(({ data }) => data.close())));
  afterAll(async () => {
    endChildren();
    await slack.close();
  });

  it('R9: ingest, score and deliver once per tick, and the alert is posted once', async () => {
    const before = postsOf(slack).length;
    for (const job of ['ingest:csv', 'score', 'wake-snoozes', 'deliver'])
      expect(await tickBoth(job, RED_AT)).toEqual(once);
    expect(await count('health_history')).toBe(2);
    expect(await count('alerts')).toBe(1);
    expect(toldSince(before)).toEqual(TOLD_ONCE);
  });

  it('post once even when both deliver outside a tick', async () => {
    const before = postsOf(slack).length;
    await tickBoth('ingest:csv', RED_AT);
    await tickBoth('score', RED_AT);
    const minutesAfter = (minutes: number) => new Date(RED_AT.getTime() + minutes * 60_000);
    await Promise.all(replicas.map(({ tick }, index) => tick('deliver', minutesAfter(index)))); // clocks apart: two ticks
    expect(toldSince(before)).toEqual(TOLD_ONCE);
  });

  it('go on when one is killed while it scores: nothing half done, and the alert comes', async () => {
    await tickBoth('ingest:csv', RED_AT);
    const lock = await database.pool.connect();
    await lock.query('begin; lock table alert_states in access exclusive mode');
    const child = startNode([...CLI, 'score', '--at', RED_AT.toISOString()], environment());
    await waitUntil(async () => (await count('pg_locks where not granted')) > 0);
    child.kill('SIGKILL');
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    await lock.query('rollback');
    lock.release();
    await waitUntil(async () => (await count("pg_locks where locktype = 'advisory'")) === 0);
    expect(await count('alerts')).toBe(0);
    expect(await tickBoth('score', RED_AT)).toEqual(once);
    expect(await count('alerts')).toBe(1);
  });

  it('go on when one is killed while it posts: the other parks that message, and never repeats it', async () => {
    await tickBoth('ingest:csv', RED_AT);
    await tickBoth('score', RED_AT);
    const before = slack.calls().length;
    slack.setFaults([{ method: 'chat.postMessage', kind: 'no_answer', remaining: 1 }]);
    const child = startNode([...CLI, 'deliver'], environment());
    await slack.waitFor(
      () =>
        slack
          .calls()
          .slice(before)
          .find(({ method }) => method === 'chat.postMessage'),
      25_000,
    );
    child.kill('SIGKILL');
    await child.ended;
    const later = new Date(Date.now() + 3_600_000); // the child's clock was the real one
    expect(await tickBoth('deliver', later)).toEqual(once);
    expect(await count("outbox where status = 'unknown'")).toBe(1);
    const posts = slack.calls().filter(({ method }) => method === 'chat.postMessage');
    expect(await tickBoth('deliver', new Date(later.getTime() + 86_400_000))).toEqual(once);
    expect(slack.calls().filter(({ method }) => method === 'chat.postMessage')).toHaveLength(posts.length);
  });
});

/** Looks at the database again and again, as nothing tells us when it changes. */
async function waitUntil(probe: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 25_000;
  while (!(await probe())) if (Date.now() > until) throw new Error('waited 25 s in vain');
}
