import type { Logger } from 'pino';
import { startApp } from './app';
import { type DataSide, openDataSide } from './compose-data';
import { composeHooks, connectCallers } from './compose-hooks';
import { composeJobs } from './compose-jobs';
import { composeOperations } from './compose-operations';
import { openSlackSide } from './compose-slack';
import { composeWriteBack } from './compose-write-back';
import { createConnect, createVendorTools } from './compose-sources';
import {
  type Config,
  type HookSettings,
  loadConfig,
  requireHooks,
  requireReceiver,
  requireSlack,
  type SlackSettings,
} from './config';
import { AppError, messageOf } from './errors';
import { createMetrics } from './http/metrics';
import { startScheduler } from './jobs/start-scheduler';
import { createLog } from './log';
import { readOperations } from './services/read-operations';
import { runJob } from './services/run-job';

/** What is still under way then is cut off: every job and every delivery is safe to cut. Shorter than Docker's 30 s in compose.yaml. */
const STOP_LIMIT_MS = 20_000;
/** Under `npm start` one Ctrl-C arrives twice, from the terminal and from npm. Who presses again later means it. */
const SAME_PRESS_MS = 2_000;
const STOPPED_EXIT_CODE = 130;

/** Production: one process, everything in it. Ends cleanly on SIGTERM and SIGINT, also while it starts. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const started = start(config, log);
  let askedAtMs: number | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (askedAtMs === null) void end(signal, started, log);
      else if (performance.now() - askedAtMs > SAME_PRESS_MS) process.exit(STOPPED_EXIT_CODE);
      askedAtMs ??= performance.now();
    });
  await started;
}

async function end(signal: NodeJS.Signals, started: Promise<() => Promise<void>>, log: Logger): Promise<void> {
  log.info({ signal }, 'stopping');
  setTimeout(() => {
    log.warn('stopped with work under way: it is taken up again after the next start');
    process.exit(0);
  }, STOP_LIMIT_MS).unref();
  try {
    const stop = await started;
    await stop();
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

async function start(config: Config, log: Logger): Promise<() => Promise<void>> {
  const settings = { slack: requireSlack(config), hooks: requireHooks(config) };
  requireReceiver(settings.slack);
  const data = await openDataSide(config, log);
  try {
    const stop = await run({ ...settings, data, config, log });
    return async () => {
      await stop();
      await data.close();
    };
  } catch (error) {
    await data.close();
    throw error;
  }
}

type Parts = { slack: SlackSettings; hooks: readonly HookSettings[]; data: DataSide; config: Config; log: Logger };

/** Everything on an open database. Ends what takes work first, and then what is done of it in the background. */
async function run({ data, config, log, ...settings }: Parts): Promise<() => Promise<void>> {
  const { db, pool } = data.database;
  const { file } = config;
  const clock = { now: () => new Date() };
  const shared = { data, file, clock, log };
  const http = createVendorTools(log);
  const connect = createConnect(config, log, http);
  const operations = composeOperations(data, file, log, connect);
  const scoreTouched = (accountIds: readonly string[]) => operations.scoreTouched(accountIds, clock.now);
  const slack = await openSlackSide({ ...shared, slack: settings.slack, scoreTouched });
  const { bot, services, deliver } = slack;
  const metrics = createMetrics(() => readOperations(db));
  const connectors = connectCallers(config, connect, log);
  const callers = { settings: settings.hooks, connectors, publicUrl: file.public_url ?? null };
  const hooks = composeHooks({ ...shared, ...callers, operations, deliver, metrics });
  const checks = { database: () => pool.query('select 1'), slack: slack.checkSlack };
  const { command } = file;
  const input = { slack: settings.slack, bot, services, command, clock, log, checks, metrics, hooks: hooks.hooks };
  const app = await startApp(input, config);
  const writeBack = composeWriteBack({ db, config, clock, log, http });
  const jobs = composeJobs({ data, operations, slack, file, hooks, writeBack });
  const scheduler = startScheduler(jobs, {
    log,
    tick: async (job, tickAt) => metrics.countJob(job.name, await runJob({ db, log }, job, tickAt)),
  });
  log.info({ url: app.url, jobs: jobs.map(({ name, schedule }) => `${name} ${schedule}`) }, 'Barometer is up');
  return async () => {
    await Promise.all([app.stop(), scheduler.stop()]);
    await hooks.stop();
  };
}

function fail(error: unknown): never {
  console.error(error instanceof AppError ? error.message : `Barometer could not start: ${messageOf(error)}`);
  process.exit(1);
}

main().catch(fail);
