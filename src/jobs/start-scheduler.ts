import { schedule, type ScheduledTask } from 'node-cron';
import type { Job } from './job';

export type Scheduler = { stop: () => Promise<void> };

/**
 * Starts every job on its cron expression. `tick` gets the scheduled minute, not the moment the timer fired,
 * so that all replicas name the same tick. A run still under way is not started again here; `tick` never throws.
 * `stop` starts nothing more and waits for what is running.
 */
export function startScheduler(jobs: readonly Job[], tick: (job: Job, tickAt: Date) => Promise<unknown>): Scheduler {
  const running = new Set<Promise<unknown>>();
  const tasks: ScheduledTask[] = jobs.map((job) =>
    schedule(job.schedule, ({ date }) => track(running, tick(job, toMinute(date))), {
      name: job.name,
      timezone: job.timeZone,
      noOverlap: true,
    }),
  );
  return {
    stop: async () => {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.allSettled(running);
    },
  };
}

function track(running: Set<Promise<unknown>>, run: Promise<unknown>): Promise<unknown> {
  running.add(run);
  return run.finally(() => running.delete(run));
}

function toMinute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}
