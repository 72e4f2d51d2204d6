import { accounts, alerts, people } from '../../../src/db/schema';
import { listAnsweredAlerts } from '../../../src/db/queries/pod-latency';
import { useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const SINCE = new Date('2026-10-26T09:00:00.000Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);

async function add(accountId: string, changes: Partial<typeof alerts.$inferInsert>): Promise<void> {
  await database.db.insert(accounts).values({ accountId, name: accountId, source: 'test' });
  const bands = { fromBand: 'yellow', toBand: 'red', currentBand: 'red' } as const;
  const reason = { reason: accountId, action: 'a', actionDueOn: '2026-11-27', modelVersion: 'm' };
  await database.db
    .insert(alerts)
    .values({ accountId, ...bands, ...reason, pod: 'West', openedAt: daysAgo(1), ...changes });
}

beforeAll(async () => {
  await database.db
    .insert(people)
    .values({ email: 'ana@example.com', name: 'Ana', role: 'ae', timeZone: 'Asia/Tokyo', source: 'test' });
  await add('posted-later', { driEmail: 'ana@example.com', openedAt: daysAgo(2), postedAt: daysAgo(1) });
  await add('edge', { openedAt: SINCE, status: 'resolved', driEmail: 'left@example.com' });
  await add('old-resolved', { openedAt: new Date(SINCE.getTime() - 1), status: 'resolved' });
  await add('old-open', { openedAt: daysAgo(200) });
  await add('other-pod', { pod: 'East' });
  await add('of-the-future', { openedAt: new Date(NOW.getTime() + 1) });
});

it('lists a pod’s alerts of the period and those still open, told when they were posted, in the zone of the DRI', async () => {
  const rows = await listAnsweredAlerts(database.db, { of: { pods: ['West'] }, since: SINCE, now: NOW });
  const seen = rows.toSorted((a, b) => a.toldAt.getTime() - b.toldAt.getTime());
  expect(seen).toEqual([
    expect.objectContaining({ toldAt: daysAgo(200), isOpen: true, driName: 'Nobody named', timeZone: 'UTC' }),
    expect.objectContaining({ toldAt: SINCE, isOpen: false, driName: 'left@example.com' }),
    expect.objectContaining({ toldAt: daysAgo(1), isOpen: true, driName: 'Ana', timeZone: 'Asia/Tokyo' }),
  ]);
});
