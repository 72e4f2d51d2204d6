import { readFileSync } from 'node:fs';
import { MOST_STEPS, STEP_MS } from '../../demo/run/deliver-rest';
import { parseConfigFile } from '../../src/config-file';
import { listTicks } from '../../demo/run/list-ticks';
import type { Job } from '../../src/jobs/job';

const job = (name: string, schedule: string, timeZone = 'UTC'): Job => ({
  name,
  schedule,
  timeZone,
  run: async () => ({}),
});
const ticks = (jobs: Job[], from: string, to: string) =>
  [...listTicks(jobs, new Date(from), new Date(to))].map(
    ({ at, job: { name } }) => `${at.toISOString().slice(5, 16)} ${name}`,
  );

describe('moving time forward', () => {
  it('runs each job at every minute its cron expression names, in order', () => {
    const jobs = [job('score', '0 */4 * * *'), job('ingest', '30 2 * * *')];
    expect(ticks(jobs, '2026-03-02T00:00:00Z', '2026-03-02T08:00:00Z')).toEqual([
      '03-02T02:30 ingest',
      '03-02T04:00 score',
      '03-02T08:00 score',
    ]);
  });

  it('leaves out the minute it starts from and takes the one it ends on: no tick twice when steps follow one another', () => {
    const jobs = [job('score', '0 * * * *')];
    expect(ticks(jobs, '2026-03-02T01:00:00Z', '2026-03-02T03:00:00Z')).toEqual([
      '03-02T02:00 score',
      '03-02T03:00 score',
    ]);
    expect(ticks(jobs, '2026-03-02T03:00:00Z', '2026-03-02T03:59:59Z')).toEqual([]);
  });

  it('keeps the order of the jobs within a minute: facts come in before they are scored', () => {
    const jobs = [job('ingest', '0 4 * * *'), job('score', '0 4 * * *')];
    expect(ticks(jobs, '2026-03-02T03:00:00Z', '2026-03-02T04:00:00Z')).toEqual([
      '03-02T04:00 ingest',
      '03-02T04:00 score',
    ]);
  });

  it('reads a schedule in its own time zone, also across a change of clocks', () => {
    const jobs = [job('digest', '0 7 * * 1', 'America/New_York')];
    expect(ticks(jobs, '2026-03-02T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
      '03-02T12:00 digest',
      '03-09T11:00 digest',
    ]);
  });
});

describe('the demo’s own schedules', () => {
  it('leave the minutes after a delivery to what had to wait for it: time would have to go back otherwise', () => {
    const path = 'demo/barometer.yaml';
    const { schedules, sources } = parseConfigFile(readFileSync(path, 'utf8'), path);
    const jobs = [
      ...Object.entries(schedules).map(([name, schedule]) => job(name, schedule)),
      ...sources.map(({ name, schedule }) => job(name, schedule)),
    ];
    const ticked = [...listTicks(jobs, new Date('2026-03-02T00:00:00Z'), new Date('2026-03-03T12:00:00Z'))];
    const delivered = ticked.filter(({ job: { name } }) => name === 'deliver').map(({ at }) => at.getTime());
    const after = ticked.filter(({ at }) =>
      delivered.some((then) => at.getTime() > then && at.getTime() <= then + MOST_STEPS * STEP_MS),
    );
    expect(delivered).toHaveLength(36);
    expect(after.map(({ job: { name } }) => name)).toEqual([]);
  });
});
