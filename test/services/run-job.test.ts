import { pino } from 'pino';
import { listLatestJobRuns } from '../../src/db/queries/job-runs';
import { runJob } from '../../src/services/run-job';
import { useDatabase } from '../support/database';

const log = pino({ level: 'silent' });
const TICK = new Date('2026-03-02T06:00:00Z');
const later = (minutes: number) => new Date(TICK.getTime() + minutes * 60_000);

describe('a job on a schedule', () => {
  const database = useDatabase();
  const deps = () => ({ db: database.db, log });
  const latest = async (name: string) => (await listLatestJobRuns(database.db)).find(({ job }) => job === name);

  it('is handed the tick as its now, and what it counted is kept', async () => {
    const seen: Date[] = [];
    const run = async (now: Date) => {
      seen.push(now);
      return { accounts: 3 };
    };
    expect(await runJob(deps(), { name: 'score', run }, TICK)).toBe('ok');
    expect(seen).toEqual([TICK]);
    expect(await latest('score')).toMatchObject({ status: 'ok', summary: { accounts: 3 }, error: null });
  });

  it('runs once per tick, however many replicas reach it at the same moment', async () => {
    let runs = 0;
    const job = { name: 'once', run: async () => ({ runs: ++runs }) };
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => runJob(deps(), job, TICK)));
    expect(runs).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'elsewhere')).toHaveLength(7);
  });

  it('that throws is recorded with its reason, and is tried again at its next time', async () => {
    let tries = 0;
    const job = {
      name: 'flaky',
      run: async () => {
        tries += 1;
        if (tries === 1) throw new Error('the disk is full');
        return {};
      },
    };
    expect(await runJob(deps(), job, TICK)).toBe('failed');
    expect(await latest('flaky')).toMatchObject({ status: 'failed', error: 'the disk is full' });
    expect(await runJob(deps(), job, later(15))).toBe('ok');
    expect(await latest('flaky')).toMatchObject({ status: 'ok', error: null });
  });
});
