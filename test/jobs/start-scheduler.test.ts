import { pino } from 'pino';
import type { Job } from '../../src/jobs/job';
import { startScheduler, type Scheduler } from '../../src/jobs/start-scheduler';

const START = new Date('2026-03-02T05:58:30Z');
const MINUTE_MS = 60_000;
const build = (name: string, schedule: string, timeZone = 'UTC'): Job => ({
  name,
  schedule,
  timeZone,
  run: async () => ({}),
});
const isoOf = (dates: readonly Date[]) => dates.map((date) => date.toISOString());

describe('the scheduler', () => {
  let scheduler: Scheduler | undefined;
  let lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const start = (jobs: Job[], tick: (job: Job, tickAt: Date) => Promise<unknown>) =>
    (scheduler = startScheduler(jobs, { log, tick }));
  beforeEach(() => {
    lines = [];
    jest.useFakeTimers({ now: START });
  });
  afterEach(async () => {
    await scheduler?.stop();
    jest.useRealTimers();
  });

  it('starts a job at each minute its expression names, and says which minute it was', async () => {
    const ticks: Date[] = [];
    start([build('score', '*/2 * * * *')], async (_job, tickAt) => ticks.push(tickAt));
    await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
    expect(isoOf(ticks)).toEqual(['2026-03-02T06:00:00.000Z', '2026-03-02T06:02:00.000Z']);
  });

  it('reads the expression in the zone of the job', async () => {
    const ticks: Date[] = [];
    start([build('score', '0 7 * * *', 'Europe/Berlin')], async (_job, tickAt) => ticks.push(tickAt));
    await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
    expect(isoOf(ticks)).toEqual(['2026-03-02T06:00:00.000Z']);
  });

  it('goes on after a tick that throws, logs it, and holds up no other job', async () => {
    const seen: string[] = [];
    start([build('broken', '* * * * *'), build('whole', '* * * * *')], async ({ name }) => {
      seen.push(name);
      if (name === 'broken') throw new Error('the database is away');
    });
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(seen).toEqual(['broken', 'whole', 'broken', 'whole']);
    expect(lines.filter((line) => line.includes('the database is away'))).toHaveLength(2);
  });

  it('does not start a job while its last run is under way, and says so in the log', async () => {
    let starts = 0;
    let end: () => void = () => undefined;
    start([build('ingest', '* * * * *')], () => {
      starts += 1;
      return new Promise<void>((resolve) => (end = resolve));
    });
    await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
    expect(starts).toBe(1);
    expect(lines.join('')).toContain('still running');
    end();
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(starts).toBe(2);
    end();
  });

  it.each([
    [8, ['2026-03-02T06:00:00.000Z']], // awake 9.5 min late: made up for, under its own minute
    [9, []], // 10.5: the next one will do
  ])('whose process was asleep until %d minutes past a tick starts %j', async (minutes, expected) => {
    const ticks: Date[] = [];
    start([build('score', '0 */4 * * *'), build('other', '0 6 * * *')], async ({ name }, tickAt) => {
      if (name === 'other') ticks.push(tickAt);
    });
    jest.setSystemTime(new Date(Date.parse('2026-03-02T06:00:00Z') + minutes * MINUTE_MS));
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(isoOf(ticks)).toEqual(expected);
  });

  it('stops by starting nothing more and waiting for what is running', async () => {
    const order: string[] = [];
    let end: () => void = () => undefined;
    start([build('score', '* * * * *')], async () => {
      order.push('started');
      await new Promise<void>((resolve) => (end = resolve));
      order.push('ended');
    });
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    const stopped = scheduler?.stop().then(() => order.push('stopped'));
    await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
    end();
    await stopped;
    expect(order).toEqual(['started', 'ended', 'stopped']);
  });
});
