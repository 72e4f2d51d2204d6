import type { Logger } from 'pino';
import { startApp } from '../../src/app';
import type { DataSide } from '../../src/compose-data';
import { composeHooks, connectCallers, type HooksSide } from '../../src/compose-hooks';
import { composeJobs } from '../../src/compose-jobs';
import type { Operations } from '../../src/compose-operations';
import { openSlackSide, type SlackSide } from '../../src/compose-slack';
import type { Connect } from '../../src/compose-sources';
import { composeWriteBack } from '../../src/compose-write-back';
import type { Config } from '../../src/config';
import { createMetrics } from '../../src/http/metrics';
import { readOperations } from '../../src/services/read-operations';
import { runJob } from '../../src/services/run-job';
import type { HttpTools } from '../../src/vendor-http/http-source';
import type { Workspace, WorkspaceSettings } from '../../workspace/server/start-workspace';
import type { DemoArguments } from './arguments';
import type { Closers } from './closers';
import { BOT_TOKEN, openWorkspace, SIGNING_SECRET } from './open-workspace';
import { deliverRest } from './deliver-rest';
import { createPlay, type Play } from './play';
import type { Scene } from './scene';
import type { SimulatedClock } from './simulated-clock';
import type { Vendors } from '../vendors/open-vendors';
import { watchWithheld } from './watch-withheld';

const DAY_MS = 86_400_000;

export type Connected = {
  clock: SimulatedClock;
  workspace: Workspace;
  slack: SlackSide;
  play: Play;
  withheld: ReadonlySet<string>; // accounts whose change of colour had to wait for fresh data
};

export type ConnectParts = {
  options: DemoArguments;
  log: Logger;
  signal: AbortSignal; // Ctrl-C
  scene: Scene;
  inbox: string;
  config: Config;
  data: DataSide;
  operations: Operations;
  clock: SimulatedClock;
  vendors: Vendors | null; // stand-ins of the systems that the data comes from
  http: HttpTools;
  reach: Connect;
};

type Time = { play: Play; moving: Promise<void> };

/** Opens the local workspace, starts the app against it as production would, and makes time movable. */
export async function connect(parts: ConnectParts, closers: Closers): Promise<Connected> {
  const { options, scene, config, clock } = parts;
  const time: Time = { play: async () => undefined, moving: Promise.resolve() }; // the workspace's buttons exist before there is anything to play
  const workspace = await openWorkspace(scene, {
    port: options.isHeadless ? 0 : options.port,
    command: config.file.command,
    now: clock.now,
    onAdvance: options.isHeadless ? null : advanceBy(clock, time),
  });
  closers.add(() => workspace.close());
  const { slack, hooks } = await openApp(parts, workspace, closers);
  const withheld = new Set<string>();
  time.play = buildPlay(parts, { slack, hooks, withheld });
  closers.add(() => time.moving.catch(() => undefined)); // the tick under way ends before what it needs goes
  return { clock, workspace, slack, play: time.play, withheld };
}

async function openApp(parts: ConnectParts, workspace: Workspace, closers: Closers) {
  const { config, data, log, clock, operations, vendors, reach } = parts;
  const { db, pool } = data.database;
  const settings = { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, appToken: null, apiUrl: workspace.apiUrl };
  const slack = await openSlackSide({ data, slack: settings, file: config.file, clock, log });
  const metrics = createMetrics(() => readOperations(db));
  const connectors = connectCallers(config, reach, log);
  const { deliver } = slack;
  const hooks = composeHooks({ data, operations, deliver, settings: [], connectors, clock, log, metrics });
  const input = {
    slack: settings,
    bot: slack.bot,
    services: slack.services,
    command: config.file.command,
    clock,
    log,
    checks: { database: () => pool.query('select 1'), slack: slack.checkSlack },
    metrics,
    hooks: hooks.hooks,
  };
  const app = await startApp(input, { host: '127.0.0.1', port: 0 });
  closers.add(hooks.stop);
  closers.add(() => app.stop());
  workspace.setAppUrl(app.url);
  vendors?.callBack(new URL(app.url).origin);
  return { slack, hooks };
}

type Playing = { slack: SlackSide; hooks: HooksSide; withheld: Set<string> };

function buildPlay(parts: ConnectParts, { slack, hooks, withheld }: Playing): Play {
  const { scene, inbox, config, data, operations, log, signal, clock, http } = parts;
  const { db } = data.database;
  const note = watchWithheld(db, withheld);
  const writeBack = composeWriteBack({ db, config, clock, log, http });
  return createPlay({
    feed: scene.feed,
    inbox,
    jobs: composeJobs({ data, operations, slack, file: config.file, hooks, writeBack }),
    clock,
    runTick: (job, tickAt) => runJob({ db, log }, job, tickAt),
    afterTick: async (job) => {
      await note(job);
      if (job.name === 'deliver') await deliverRest({ db, deliver: slack.deliver, clock });
    },
    signal,
  });
}

/** What the page's buttons do: a whole day or week forward, saying which day it is on the way. */
function advanceBy(clock: SimulatedClock, time: Time): NonNullable<WorkspaceSettings['onAdvance']> {
  return async (days, report) => {
    const to = new Date(clock.now().getTime() + days * DAY_MS);
    time.moving = time.play(to, (now) => report(now.toISOString().slice(0, 10), now));
    await time.moving;
  };
}
