import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Closers, createClosers } from '../../demo/run/closers';
import { BOT_TOKEN, openWorkspace, SIGNING_SECRET } from '../../demo/run/open-workspace';
import { createSimulatedClock, type SimulatedClock } from '../../demo/run/simulated-clock';
import { startApp } from '../../src/app';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeJobs } from '../../src/compose-jobs';
import { composeOperations, type Operations } from '../../src/compose-operations';
import { openSlackSide, type SlackSide } from '../../src/compose-slack';
import { type Config, loadConfig } from '../../src/config';
import { openScratchDatabase } from '../../src/db/scratch-database';
import { createMetrics } from '../../src/http/metrics';
import type { Job } from '../../src/jobs/job';
import { readOperations } from '../../src/services/read-operations';
import type { Workspace } from '../../workspace/server/start-workspace';
import type { World } from '../world/create-world';
import { listChannels, listPeople } from './workspace-of';

const CONFIG_PATH = join(__dirname, '../barometer.yaml');

/** The whole of Barometer as production has it, on a database to throw away, joined to the local workspace, with a clock that is moved. */
export type Simulation = {
  world: World;
  clock: SimulatedClock;
  data: DataSide;
  operations: Operations;
  slack: SlackSide;
  jobs: readonly Job[];
  workspace: Workspace;
  inbox: string; // the sources' folders
  close: () => Promise<void>;
};

export type OpenSimulation = { world: World; log: Logger; serverUrl: string | null };

export async function openSimulation(input: OpenSimulation): Promise<Simulation> {
  const closers = createClosers();
  try {
    return { ...(await open(input, closers)), close: closers.closeAll };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function open({ world, log, serverUrl }: OpenSimulation, closers: Closers): Promise<Omit<Simulation, 'close'>> {
  const inbox = await mkdtemp(join(tmpdir(), 'barometer-simulate-'));
  closers.add(() => rm(inbox, { recursive: true, force: true }));
  const scratch = await openScratchDatabase(serverUrl);
  closers.add(() => scratch.close());
  const config = readConfig(scratch.url);
  const data = await openDataSide(config, log);
  closers.add(data.close);
  const clock = createSimulatedClock(new Date(world.calendar.at(0, 0, 0)));
  const workspace = await openWorkspace(
    { people: listPeople(world.staff), channels: listChannels(world.staff) },
    { port: 0, command: config.file.command, now: clock.now, onAdvance: null },
  );
  closers.add(() => workspace.close());
  const slack = await joinWorkspace({ config, data, clock, workspace, log }, closers);
  const operations = composeOperations(data, config.file, log);
  const jobs = composeJobs({ data, operations, slack, file: config.file });
  return { world, clock, data, operations, slack, jobs, workspace, inbox };
}

/** A real workspace's token is left alone: everything stays on this machine. */
function readConfig(databaseUrl: string): Config {
  const config = loadConfig({ ...process.env, BAROMETER_CONFIG: CONFIG_PATH, SLACK_BOT_TOKEN: '' });
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c synchronous_commit=off'); // it is thrown away: losing it costs nothing
  return { ...config, databaseUrl: url.href };
}

type Joining = { config: Config; data: DataSide; clock: SimulatedClock; workspace: Workspace; log: Logger };

async function joinWorkspace({ config, data, clock, workspace, log }: Joining, closers: Closers): Promise<SlackSide> {
  const { db, pool } = data.database;
  const settings = { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, appToken: null, apiUrl: workspace.apiUrl };
  const slack = await openSlackSide({ data, slack: settings, file: config.file, clock, log });
  const checks = { database: () => pool.query('select 1'), slack: slack.checkSlack };
  const metrics = createMetrics(() => readOperations(db));
  const { command } = config.file;
  const app = await startApp(
    { slack: settings, bot: slack.bot, services: slack.services, command, clock, log, checks, metrics },
    { host: '127.0.0.1', port: 0 },
  );
  closers.add(() => app.stop());
  workspace.setAppUrl(app.url);
  return slack;
}
