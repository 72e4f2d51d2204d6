import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Progress } from '../../src/cli/progress';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeOperations } from '../../src/compose-operations';
import { type Config, loadConfig } from '../../src/config';
import type { DemoArguments } from './arguments';
import { type Closers, createClosers } from './closers';
import { connect, type Connected } from './connect';
import { openDemoDatabase } from './demo-database';
import { fillPast } from './fill-past';
import { openScene, type Scene } from './scene';
import { throwIfStopped } from './stop-signal';

const CONFIG_PATH = join(__dirname, '../barometer.yaml');

export type Demo = Connected & { scene: Scene; data: DataSide; close: () => Promise<void> };

export type OpenDemo = {
  options: DemoArguments;
  log: Logger;
  say: (line: string) => void;
  signal: AbortSignal; // Ctrl-C: ends the opening between two steps
  startProgress: (label: string) => Progress;
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
  { options, log, say, signal, startProgress }: OpenDemo,
  closers: Closers,
): Promise<Omit<Demo, 'close'>> {
  const scene = await openScene(options);
  for (const note of scene.notes) say(note);
  const inbox = await mkdtemp(join(tmpdir(), 'barometer-demo-'));
  closers.add(() => rm(inbox, { recursive: true, force: true }));
  const environment = loadConfig({ ...process.env, BAROMETER_CONFIG: CONFIG_PATH, SLACK_BOT_TOKEN: '' });
  const server = await openDemoDatabase(environment.databaseUrl, log);
  closers.add(server.stop);
  throwIfStopped(signal);
  const config = toConfig(environment, server.url, scene, inbox);
  const data = await openDataSide(config, log);
  closers.add(data.close);
  const operations = composeOperations(data, config.file, log);
  await fillPast({ scene, inbox, operations, config, signal, startProgress });
  return { scene, data, ...(await connect({ options, log, signal, scene, inbox, config, data, operations }, closers)) };
}

/** The demo's own configuration: its sources are what the scene has, in the folder that its feed fills. */
function toConfig(environment: Config, databaseUrl: string, { feed, channels }: Scene, inbox: string): Config {
  const [first] = environment.file.sources;
  const schedule = first?.schedule ?? '10 * * * *';
  const sources = feed.sources.map(({ source, dir }) => ({
    name: source,
    kind: 'csv' as const,
    dir: dir(inbox),
    schedule,
  }));
  return { ...environment, databaseUrl, file: { ...environment.file, ...channelsOf(environment, channels), sources } };
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
