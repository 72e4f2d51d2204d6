import { sourceStreams, syncRuns, usageDaily } from '../../../src/db/schema';
import { readFreshness } from '../../../src/services/read-freshness';
import { truncateAll, useDatabase } from '../../support/database';
import { deliver, NOW, secondsAfter, seedAccounts, TICKET, ticketsBody, work } from './deliveries';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedAccounts(database.db, 'acme');
});
const listStreams = () => database.db.select().from(sourceStreams);
const usage = (day: string, complete_to: string) => ({
  stream: 'usage_daily',
  rows: [{ account_id: 'acme', day, logins: 3 }],
  complete_to,
});

describe('what a webhook says of its stream as a whole', () => {
  it('is that it works, and is connected since the day it first came, whatever its rows speak of', async () => {
    await deliver(database.db, ticketsBody({ ...TICKET, opened_at: '2024-01-01T00:00:00Z' }));
    await work(database);
    expect(await listStreams()).toMatchObject([
      { source: 'helpdesk', stream: 'tickets', firstFactOn: '2026-03-10', lastFactOn: '2024-01-01', lastSuccessAt: NOW },
    ]); // prettier-ignore
    expect(await database.db.select().from(syncRuns)).toMatchObject([{ status: 'ok', rowsRead: 1, rowsLanded: 1 }]);
  });

  it('is nothing of the future', async () => {
    await deliver(database.db, ticketsBody({ ...TICKET, opened_at: '2026-04-01T00:00:00Z' }));
    await work(database);
    expect(await listStreams()).toMatchObject([{ lastFactOn: '2026-03-10' }]);
  });

  it('without rows is that nothing is new: the stream stays fresh', async () => {
    await deliver(database.db, ticketsBody());
    await work(database);
    const later = secondsAfter(47 * 3600);
    expect(await readFreshness(database.db, { now: later })).toMatchObject([{ stream: 'tickets', isStale: false }]);
  });

  it('R30: of usage is the last day it declares complete; one account’s row of today makes nobody fresh', async () => {
    await deliver(database.db, usage('2026-03-10', '2026-03-05'));
    await work(database);
    expect(await listStreams()).toMatchObject([{ firstFactOn: '2026-03-05', lastFactOn: '2026-03-05' }]);
    expect(await readFreshness(database.db, { now: NOW })).toMatchObject([{ stream: 'usage_daily', isStale: true }]);
    expect(await database.db.select().from(usageDaily)).toMatchObject([{ day: '2026-03-10', logins: 3 }]);
  });

  it('is never a day to come', async () => {
    await deliver(database.db, usage('2026-03-09', '2027-01-01'));
    await work(database);
    expect(await listStreams()).toMatchObject([{ firstFactOn: '2026-03-09', lastFactOn: '2026-03-10' }]);
  });
});
