import { listTicks } from '../../demo/run/list-ticks';
import type { Job } from '../../src/jobs/job';

const MONDAY = Date.parse('2026-01-05T00:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_HOURS = 7 * 24;

/**
 * Which jobs run in which hour of a week, each at most once an hour: the scheduler's own calendar, asked once instead of every minute of
 * half a year. @returns a list of jobs, in their own order, for each hour counted from Monday 00:00 UTC.
 */
export function listHoursOfWeek(jobs: readonly Job[]): (readonly Job[])[] {
  const hours: Job[][] = Array.from({ length: WEEK_HOURS }, () => []);
  const from = new Date(MONDAY - MINUTE_MS);
  const to = new Date(MONDAY + WEEK_HOURS * HOUR_MS - MINUTE_MS);
  for (const { at, job } of listTicks(jobs, from, to)) {
    const hour = hours[Math.floor((at.getTime() - MONDAY) / HOUR_MS)];
    if (hour !== undefined && !hour.includes(job)) hour.push(job);
  }
  return hours;
}

export function hourOfWeek(now: Date): number {
  return Math.floor((now.getTime() - MONDAY) / HOUR_MS) % WEEK_HOURS;
}
