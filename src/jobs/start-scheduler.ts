import { schedule, type Logger as CronLogger, type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import type { Job } from './job';

export type Scheduler = { stop: () => Promise<void> };
export type SchedulerParts = { log: Logger; tick: (job: Job, tickAt: Date) => Promise<unknown> };

/** A tick that could not start on time, because the process was busy or the machine asleep, is still made up for within this. */
const LATE_LIMIT_MS = 10 * 60_000;

/**
 * Starts every job on its cron expression. `tick` gets the scheduled minute, not the moment the timer fired,
 * so that all replicas name the same tick. A run still under way is not started again here; a tick that throws is
 * logged and ends nothing else. `stop` starts nothing more and waits for what is running.
 */
export function startScheduler(jobs: readonly Job[], { log, tick }: SchedulerParts): Scheduler {
  const running = new Set<Promise<void>>();
  const run = async (job: Job, at: Date): Promise<void> => {
    const tickAt = toMinute(at);
    const done = tick(job, tickAt).then(
      () => undefined,
      (err: unknown) => log.error({ err, job: job.name, tickAt }, 'tick failed'),
    );
    running.add(done);
    await done.finally(() => running.delete(done));
  };
  const tasks: ScheduledTask[] = jobs.map((job) =>
    schedule(job.schedule, ({ date }) => run(job, date), {
      name: job.name,
      timezone: job.timeZone,
      noOverlap: true,
      missedExecutionTolerance: LATE_LIMIT_MS,
      logger: toCronLogger(log.child({ job: job.name })),
    }),
  );
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

function toMinute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}

/** "Still running" and "missed" belong in our log, not on the console. */
function toCronLogger(log: Logger): CronLogger {
  return {
    debug: (message) => log.debug(String(message)),
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error: (message, err) => log.error({ err: err ?? message }, 'the scheduler failed'),
  };
}
