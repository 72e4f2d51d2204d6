import { createTask, type ScheduledTask } from 'node-cron';
import type { Job } from '../../src/jobs/job';

const MINUTE_MS = 60_000;
export type Tick = { at: Date; job: Job };

/**
 * Every run that production's scheduler would have started in (from, to], minute by minute, in the jobs' order.
 * The same library answers "is it time?" here and in production, so that the demo cannot have a calendar of its own.
 */
export function* listTicks(jobs: readonly Job[], from: Date, to: Date): Generator<Tick> {
  const tasks = jobs.map((job) => ({ job, task: toTask(job) }));
  const first = Math.floor(from.getTime() / MINUTE_MS) + 1;
  for (let minute = first; minute * MINUTE_MS <= to.getTime(); minute += 1) {
    const at = new Date(minute * MINUTE_MS);
    for (const { job, task } of tasks) if (task.match(at)) yield { at, job };
  }
}

function toTask({ schedule, timeZone }: Job): ScheduledTask {
  return createTask(schedule, () => undefined, { timezone: timeZone });
}
