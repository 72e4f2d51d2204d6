import { startApp } from './app';
import { openDataSide } from './compose-data';
import { composeJobs } from './compose-jobs';
import { composeOperations } from './compose-operations';
import { openSlackSide } from './compose-slack';
import { type Config, loadConfig, requireSlack } from './config';
import { AppError, messageOf } from './errors';
import { createMetrics } from './http/metrics';
import { startScheduler } from './jobs/start-scheduler';
import { createLog } from './log';
import { readOperations } from './services/read-operations';
import { runJob } from './services/run-job';

/** Production: one process, everything in it. Ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const stop = await start(config, log);
  const end = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

async function start(config: Config, log: ReturnType<typeof createLog>): Promise<() => Promise<void>> {
  const slackSettings = requireSlack(config);
  const clock = { now: () => new Date() };
  const { file } = config;
  const data = await openDataSide(config, log);
  try {
    const { db, pool } = data.database;
    const slack = await openSlackSide({ data, slack: slackSettings, file, clock, log });
    const metrics = createMetrics(() => readOperations(db));
    const checks = { database: () => pool.query('select 1'), slack: slack.checkSlack };
    const input = {
      slack: slackSettings,
      services: slack.services,
      command: file.command,
      clock,
      log,
      checks,
      metrics,
    };
    const app = await startApp(input, config);
    const jobs = composeJobs({ data, operations: composeOperations(data, file, log), slack, file });
    const scheduler = startScheduler(jobs, async (job, tickAt) =>
      metrics.countJob(job.name, await runJob({ db, log }, job, tickAt)),
    );
    log.info({ url: app.url, jobs: jobs.map(({ name, schedule }) => `${name} ${schedule}`) }, 'Barometer is up');
    return async () => {
      await app.stop();
      await scheduler.stop();
      await data.close();
    };
  } catch (error) {
    await data.close();
    throw error;
  }
}

function fail(error: unknown): never {
  console.error(error instanceof AppError ? error.message : `Barometer could not start: ${messageOf(error)}`);
  process.exit(1);
}

main().catch(fail);
