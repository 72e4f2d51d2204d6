import { pino } from 'pino';
import { listLatestJobRuns } from '../../src/db/queries/job-runs';
import {
  accounts,
  deletedFacts,
  hookDeliveries,
  sourceCursors,
  sweepSeen,
  syncRuns,
  triggerStates,
  usageDaily,
  usageEvents,
  waitingFacts,
} from '../../src/db/schema';
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
    expect(await housekeep(database.db, NOW)).toMatchObject({ jobRuns: 1, hookDeliveries: 0, triggerStates: 0 });
    const kept = (await listLatestJobRuns(database.db)).map(({ job }) => job);
    expect(kept.toSorted()).toEqual(['edge', 'new']);
  });

  it('forgets runs over sources older than 30 days, but for the last good and the last failed one of each stream', async () => {
    const run = (source: string, stream: 'tickets' | 'nps', status: 'ok' | 'failed' | 'running', days: number) => ({
      source,
      stream,
      status,
      startedAt: daysBefore(days),
      error: `${days}`,
    });
    await database.db.insert(syncRuns).values([
      run('desk', 'tickets', 'ok', 90),
      run('desk', 'tickets', 'ok', 60), // the last good one
      run('desk', 'tickets', 'failed', 50),
      run('desk', 'tickets', 'failed', 30.01),
      run('desk', 'tickets', 'failed', 30), // the boundary stays
      run('desk', 'nps', 'failed', 80), // of another stream
      run('desk', 'nps', 'running', 80),
      run('other', 'tickets', 'ok', 80), // of another source
    ]);
    expect(await housekeep(database.db, NOW)).toMatchObject({ syncRuns: 3 });
    const kept = await database.db.select().from(syncRuns).orderBy(syncRuns.id);
    expect(kept.map(({ source, stream, status, error }) => `${source} ${stream} ${status} ${error}`)).toEqual([
      'desk tickets ok 60',
      'desk tickets failed 30',
      'desk nps failed 80',
      'desk nps running 80',
      'other tickets ok 80',
    ]);
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

  it('forgets product events before the last 35 days, and leaves the usage that they added up to', async () => {
    const event = { source: 'segment', accountKey: 'g1', isLogin: false };
    await database.db.insert(usageEvents).values([
      { ...event, day: '2026-02-23', eventId: 'old' },
      { ...event, day: '2026-02-24', eventId: 'edge' },
    ]);
    await database.db.insert(usageDaily).values({ accountId: 'acme', day: '2026-02-23', events: 1, source: 'segment' });
    expect(await housekeep(database.db, NOW)).toMatchObject({ usageEvents: 1 });
    expect(await database.db.$count(usageDaily)).toBe(1);
  });

  it('forgets what waited for 400 days, what was deleted then, and what a sweep had seen that is over', async () => {
    const fact = { source: 'zendesk', accountKey: 'o1', stream: 'tickets' as const, version: NOW, cells: {} };
    const gone = { source: 'zendesk', stream: 'tickets' as const, version: NOW, deletedBy: 'source' as const };
    await database.db.insert(waitingFacts).values([
      { ...fact, factKey: 'old', waitingSince: daysBefore(401) },
      { ...fact, factKey: 'edge', waitingSince: daysBefore(400) },
    ]);
    await database.db.insert(deletedFacts).values([
      { ...gone, factKey: 'old', deletedAt: daysBefore(401) },
      { ...gone, factKey: 'edge', deletedAt: daysBefore(400) },
    ]);
    const part = { source: 'zendesk', version: 1, movedAt: NOW };
    await database.db.insert(sourceCursors).values([
      { ...part, part: 'under way', passStartedAt: NOW },
      { ...part, part: 'over' },
    ]);
    const seen = { source: 'zendesk', stream: 'tickets' as const, factKey: '1' };
    await database.db.insert(sweepSeen).values([{ ...seen, part: 'under way' }, { ...seen, part: 'over' }]); // prettier-ignore
    expect(await housekeep(database.db, NOW)).toMatchObject({ waitingFacts: 1, deletedFacts: 1, sweepLeftovers: 1 });
    expect(await database.db.select({ part: sweepSeen.part }).from(sweepSeen)).toEqual([{ part: 'under way' }]);
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
