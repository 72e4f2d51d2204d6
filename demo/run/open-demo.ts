import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Progress } from '../../src/cli/progress';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeOperations } from '../../src/compose-operations';
import { createConnect } from '../../src/compose-sources';
import { type Config, loadConfig } from '../../src/config';
import { WriteBackConfig } from '../../src/config-write-back';
import { openVendors, type Vendors } from '../vendors/open-vendors';
import { createVirtualHttp } from '../vendors/virtual-http';
import { withVendors } from '../vendors/with-vendors';
import type { DemoArguments } from './arguments';
import { type Closers, createClosers } from './closers';
import { connect, type Connected } from './connect';
import { openDemoDatabase } from './demo-database';
import { fillPast } from './fill-past';
import { openScene, type Scene } from './scene';
import { createSimulatedClock } from './simulated-clock';
import { throwIfStopped } from './stop-signal';

const DAY_MS = 86_400_000;
const CONFIG_PATH = join(__dirname, '../barometer.yaml');

export type Demo = Connected & { scene: Scene; data: DataSide; vendors: Vendors | null; close: () => Promise<void> };

export type OpenDemo = {
  options: DemoArguments;
  log: Logger;
  say: (line: string) => void;
  signal: AbortSignal; // Ctrl-C: ends the opening between two steps
  startProgress: (label: string) => Progress;
  database?: { url: string; name: string }; // its own, beside one on this server; otherwise as DATABASE_URL says
  historyDays?: number; // of scores filled before the opening, at most
};

/** Everything of `npm run demo` up to the moment time can move: data in, history filled, the app connected to the local workspace. */
export async function openDemo(input: OpenDemo): Promise<Demo> {
  const closers = createClosers();
  try {
    return { ...(await build(input, closers)), close: closers.closeAll };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function build(
  { options, log, say, signal, startProgress, database, historyDays }: OpenDemo,
  closers: Closers,
): Promise<Omit<Demo, 'close'>> {
  const opened = shorten(await openScene(options), historyDays);
  for (const note of opened.notes) say(note);
  const inbox = await mkdtemp(join(tmpdir(), 'barometer-demo-'));
  closers.add(() => rm(inbox, { recursive: true, force: true }));
  const environment = loadConfig({ ...process.env, BAROMETER_CONFIG: CONFIG_PATH, SLACK_BOT_TOKEN: '' });
  const server = await openDemoDatabase(database?.url ?? environment.databaseUrl, log, database?.name);
  closers.add(server.stop);
  throwIfStopped(signal);
  const clock = createSimulatedClock(opened.startAt);
  const systems = { now: clock.now, schedule: scheduleOf(environment), told: opened.stories, closers };
  const vendors = options.sources === 'files' ? null : await openVendors(systems);
  const scene = vendors === null ? opened : { ...opened, feed: withVendors(opened.feed, vendors) };
  const config = toConfig(environment, server.url, { scene, inbox, vendors });
  const data = await openDataSide(config, log);
  closers.add(data.close);
  const http = createVirtualHttp();
  const reach = createConnect(config, log, http);
  const operations = composeOperations(data, config.file, log, reach);
  await fillPast({ scene, inbox, operations, config, signal, startProgress });
  const parts = { options, log, signal, scene, inbox, config, data, operations, clock, vendors, http, reach };
  return { scene, data, vendors, ...(await connect(parts, closers)) };
}

function shorten(scene: Scene, days: number | undefined): Scene {
  if (days === undefined) return scene;
  const from = new Date(scene.startAt.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  return from > scene.historyFrom ? { ...scene, historyFrom: from } : scene;
}

const scheduleOf = ({ file }: Config): string => file.sources[0]?.schedule ?? '10 * * * *';

type Inside = { scene: Scene; inbox: string; vendors: Vendors | null };

/** The demo's own configuration: its sources are what the scene has, in the folder that its feed fills, and what the stand-ins hold. */
function toConfig(environment: Config, databaseUrl: string, { scene, inbox, vendors }: Inside): Config {
  const schedule = scheduleOf(environment);
  const folders = scene.feed.sources.map(({ source, dir }) => ({
    name: source,
    kind: 'csv' as const,
    dir: dir(inbox),
    schedule,
  }));
  const sources = [...(vendors?.sources ?? []), ...folders]; // accounts come first
  const writeBack = vendors === null ? [] : [WriteBackConfig.parse({ to: 'salesforce' })];
  return {
    ...environment,
    databaseUrl,
    hookSecrets: vendors?.hookSecrets ?? {},
    sourceSecrets: vendors?.sourceSecrets ?? {},
    file: { ...environment.file, ...channelsOf(environment, scene.channels), sources, write_back: writeBack },
  };
}

/** Of the channels the demo's configuration names those there are: a data set of one's own brings only the channels of its pods. */
function channelsOf({ file }: Config, channels: Scene['channels']): Pick<Config['file'], 'revops_channel' | 'reports'> {
  const there = (name: string | undefined) =>
    channels.some((channel) => `#${channel.name}` === name) ? name : undefined;
  const { exec_channel, board_channel, ...reports } = file.reports;
  return {
    revops_channel: there(file.revops_channel),
    reports: { ...reports, exec_channel: there(exec_channel), board_channel: there(board_channel) },
  };
}
