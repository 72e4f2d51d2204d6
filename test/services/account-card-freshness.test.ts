import { accounts, usageDaily } from '../../src/db/schema';
import type { StreamFreshness } from '../../src/domain/stream';
import { readAccountCard } from '../../src/services/read-account-card';
import { useDatabase } from '../support/database';

const NOW = new Date('2026-03-10T12:00:00Z');
const stale = (stream: StreamFreshness['stream'], source: string): StreamFreshness => ({
  stream,
  source,
  asOf: null,
  limitHours: 48,
  isStale: true,
});

describe("the freshness on an account's card", () => {
  const database = useDatabase();

  it('is that of the source that reports this account: another source’s delay says nothing of it', async () => {
    const { db } = database;
    await db.insert(accounts).values({ accountId: 'acme', name: 'Acme', source: 'csv' });
    await db.insert(usageDaily).values([
      { accountId: 'acme', day: '2026-03-08', logins: 1, source: 'old-export' },
      { accountId: 'acme', day: '2026-03-09', logins: 1, source: 'csv' },
      { accountId: 'acme', day: '2026-03-11', logins: 1, source: 'emea-usage' }, // not yet, at this now
    ]);
    const all = [
      stale('usage_daily', 'csv'),
      stale('usage_daily', 'emea-usage'),
      stale('usage_daily', 'old-export'),
      stale('tickets', 'helpdesk'),
    ];
    const card = await readAccountCard(
      { db, readFreshness: async () => all, crmUrl: null },
      { accountId: 'acme', scope: { kind: 'all' }, now: NOW },
    );
    expect(card.freshness.map(({ stream, source }) => `${stream} ${source}`)).toEqual([
      'usage_daily csv',
      'tickets helpdesk',
    ]);
  });
});
