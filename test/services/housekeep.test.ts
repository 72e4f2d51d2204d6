import { pino } from 'pino';
import { listLatestJobRuns } from '../../src/db/queries/job-runs';
import { housekeep } from '../../src/services/housekeep';
import { runJob } from '../../src/services/run-job';
import { useDatabase } from '../support/database';

const NOW = new Date('2026-03-31T04:40:00Z');
const daysBefore = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('housekeeping', () => {
  const database = useDatabase();

  it('forgets ticks older than 30 days and keeps the others, to the minute', async () => {
    const deps = { db: database.db, log: pino({ level: 'silent' }) };
    const run = async () => ({});
    const minute = 60_000;
    await runJob(deps, { name: 'old', run }, new Date(daysBefore(30).getTime() - minute));
    await runJob(deps, { name: 'edge', run }, daysBefore(30));
    await runJob(deps, { name: 'new', run }, daysBefore(1));
    expect(await housekeep(database.db, NOW)).toEqual({ jobRuns: 1 });
    const kept = (await listLatestJobRuns(database.db)).map(({ job }) => job);
    expect(kept.toSorted()).toEqual(['edge', 'new']);
  });
});
