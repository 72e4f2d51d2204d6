import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { startApp } from '../../src/app';
import type { Progress } from '../../src/cli/progress';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeJobs } from '../../src/compose-jobs';
import { composeOperations, type Operations } from '../../src/compose-operations';
import { openSlackSide, type SlackSide } from '../../src/compose-slack';
import { type Config, loadConfig } from '../../src/config';
import { createMetrics } from '../../src/http/metrics';
import { readOperations } from '../../src/services/read-operations';
import { runJob } from '../../src/services/run-job';
import type { Workspace } from '../../workspace/server/start-workspace';
import type { DemoArguments } from './arguments';
import { openDemoDatabase } from './demo-database';
import { BOT_TOKEN, openWorkspace, SIGNING_SECRET } from './open-workspace';
import { createPlay, type Play } from './play';
import { openScene, type Scene } from './scene';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock';
import { watchWithheld } from './watch-withheld';

const CONFIG_PATH = join(__dirname, '../barometer.yaml');
const DAY_MS = 86_400_000;

export type Demo = {
  scene: Scene;
  clock: SimulatedClock;
  data: DataSide;
  workspace: Workspace;
  slack: SlackSide;
  play: Play;
  withheld: ReadonlySet<string>; // accounts whose change of colour had to wait for fresh data
  close: () => Promise<void>;
};

export type OpenDemo = {
  options: DemoArguments;
  log: Logger;
  say: (line: string) => void;
  startProgress: (label: string) => Progress;
};

/** Everything of `npm run demo` up to the moment time can move: data in, history filled, the app connected to the local workspace. */
export async function openDemo({ options, log, say, startProgress }: OpenDemo): Promise<Demo> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  try {
    return await build({ options, log, say, startProgress }, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  { options, log, say, startProgress }: OpenDemo,
  closers: (() => Promise<unknown>)[],
  close: Demo['close'],
): Promise<Demo> {
  const scene = await openScene(options);
  scene.notes.forEach(say);
  const inbox = await mkdtemp(join(tmpdir(), 'barometer-demo-'));
  closers.push(() => rm(inbox, { recursive: true, force: true }));
  const environment = loadConfig({ ...process.env, BAROMETER_CONFIG: CONFIG_PATH, SLACK_BOT_TOKEN: '' });
  const server = await openDemoDatabase(environment.databaseUrl, log);
  closers.push(server.stop);
  const config = toConfig(environment, server.url, scene, inbox);
  const data = await openDataSide(config, log);
  closers.push(data.close);
  const operations = composeOperations(data, config.file, log);
  await fillPast({ scene, inbox, operations, config, startProgress });
  return connect({ options, log, scene, inbox, config, data, operations, closers, close });
}

/** The demo's own configuration: its sources are what the scene has, in the folder that its feed fills. */
function toConfig(environment: Config, databaseUrl: string, { feed }: Scene, inbox: string): Config {
  const [first] = environment.file.sources;
  const schedule = first?.schedule ?? '10 * * * *';
  const sources = feed.sources.map(({ source, dir }) => ({
    name: source,
    kind: 'csv' as const,
    dir: dir(inbox),
    schedule,
  }));
  return { ...environment, databaseUrl, file: { ...environment.file, sources } };
}

type Past = { scene: Scene; inbox: string; operations: Operations; config: Config } & Pick<OpenDemo, 'startProgress'>;

async function fillPast({ scene, inbox, operations, config, startProgress }: Past): Promise<void> {
  const { feed, startAt, historyFrom } = scene;
  await feed.writeInitial(inbox, startAt);
  for (const source of config.file.sources) {
    const progress = startProgress(`importing ${source.name}`);
    await operations
      .ingest(source, startAt, ({ bytesRead, bytesTotal, file }) => progress.update(bytesRead, bytesTotal, file))
      .finally(progress.stop);
  }
  const progress = startProgress('filling history');
  const to = new Date(startAt.getTime() - DAY_MS).toISOString().slice(0, 10);
  await operations
    .backfill({ from: historyFrom, to, onProgress: ({ day, done, total }) => progress.update(done, total, day) })
    .finally(progress.stop);
  await operations.score(startAt);
}

type Parts = Past & {
  options: DemoArguments;
  log: Logger;
  data: DataSide;
  closers: (() => Promise<unknown>)[];
  close: Demo['close'];
};

async function connect({
  options,
  log,
  scene,
  inbox,
  config,
  data,
  operations,
  closers,
  close,
}: Omit<Parts, 'startProgress'>): Promise<Demo> {
  const clock = createSimulatedClock(scene.startAt);
  let play: Play = async () => undefined;
  const onAdvance = options.isHeadless ? null : advanceBy(clock, (to, report) => play(to, report));
  const { command } = config.file;
  const workspace = await openWorkspace(scene, {
    port: options.isHeadless ? 0 : options.port,
    command,
    now: clock.now,
    onAdvance,
  });
  closers.push(workspace.close);
  const settings = { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, appToken: null, apiUrl: workspace.apiUrl };
  const { db, pool } = data.database;
  const slack = await openSlackSide({ data, slack: settings, file: config.file, clock, log });
  const metrics = createMetrics(() => readOperations(db));
  const checks = { database: () => pool.query('select 1'), slack: slack.checkSlack };
  const listen = { host: '127.0.0.1', port: 0 };
  const app = await startApp(
    { slack: settings, services: slack.services, command, clock, log, checks, metrics },
    listen,
  );
  closers.push(app.stop);
  workspace.setAppUrl(app.url);
  const jobs = composeJobs({ data, operations, slack, file: config.file });
  const withheld = new Set<string>();
  play = createPlay({
    feed: scene.feed,
    inbox,
    jobs,
    clock,
    runTick: (job, tickAt) => runJob({ db, log }, job, tickAt),
    afterTick: watchWithheld(db, withheld),
  });
  return { scene, clock, data, workspace, slack, play, withheld, close };
}

/** What the page's buttons do: a whole day or week forward, saying which day it is on the way. */
function advanceBy(clock: SimulatedClock, play: Play) {
  return async (days: number, report: (label: string, now: Date) => void): Promise<void> => {
    const to = new Date(clock.now().getTime() + days * DAY_MS);
    await play(to, (now) => report(now.toISOString().slice(0, 10), now));
  };
}
