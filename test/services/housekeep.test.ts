import { pino } from 'pino';
import { listLatestJobRuns } from '../../src/db/queries/job-runs';
import { accounts, hookDeliveries, triggerStates } from '../../src/db/schema';
import { diagnoseHooks } from '../../src/services/diagnose/diagnose-hooks';
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
    expect(await housekeep(database.db, NOW)).toEqual({ jobRuns: 1, hookDeliveries: 0, triggerStates: 0 });
    const kept = (await listLatestJobRuns(database.db)).map(({ job }) => job);
    expect(kept.toSorted()).toEqual(['edge', 'new']);
  });

  it('forgets what no trigger has found for 400 days, and keeps what still holds', async () => {
    await database.db.insert(accounts).values({ accountId: 'acme', name: 'Acme', source: 'test' });
    const row = {
      accountId: 'acme',
      trigger: 'p1_opened' as const,
      since: daysBefore(500),
      lastSeenAt: daysBefore(500),
    };
    await database.db.insert(triggerStates).values([
      { ...row, key: 'long over', clearedAt: daysBefore(401) },
      { ...row, key: 'edge', clearedAt: daysBefore(400) },
      { ...row, key: 'still seen', lastSeenAt: daysBefore(1) },
      { ...row, key: 'of an account nobody scores' },
    ]);
    expect(await housekeep(database.db, NOW)).toMatchObject({ triggerStates: 2 });
    const kept = (await database.db.select().from(triggerStates)).map(({ key }) => key);
    expect(kept.toSorted()).toEqual(['edge', 'still seen']);
  });

  it('forgets done webhook deliveries older than 30 days, and none that waits for a person', async () => {
    const row = { source: 'helpdesk', nextAttemptAt: NOW };
    await database.db.insert(hookDeliveries).values([
      { ...row, deliveryId: 'old', receivedAt: daysBefore(30.01), status: 'done' },
      { ...row, deliveryId: 'edge', receivedAt: daysBefore(30), status: 'done' },
      { ...row, deliveryId: 'given up', receivedAt: daysBefore(60), status: 'failed', attempts: 8, error: 'no scores' },
    ]);
    expect(await housekeep(database.db, NOW)).toMatchObject({ hookDeliveries: 1 });
    expect(await diagnoseHooks(database.db, ['helpdesk'])).toEqual([
      { area: 'hooks', level: 'problem', text: 'helpdesk, delivery given up: given up after 8 attempts: no scores' },
    ]);
    await database.db.delete(hookDeliveries);
    expect(await diagnoseHooks(database.db, ['helpdesk'])).toMatchObject([{ level: 'ok' }]);
    expect(await diagnoseHooks(database.db, [])).toEqual([]);
  });
});
