import type { Stream } from '../../../src/domain/stream';
import { saveStreamSuccess } from '../../../src/db/queries/source-streams';
import { readFreshness } from '../../../src/services/read-freshness';
import { truncateAll, useDatabase } from '../../support/database';

const NOW = new Date('2026-03-10T12:00:00Z');
const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

const saveUsage = (firstFactOn: string | null, lastFactOn: string | null, now = NOW) =>
  saveStreamSuccess(database.db, { source: 'csv', stream: 'usage_daily', firstFactOn, lastFactOn, now });
const saveRun = (stream: Stream, at: string) =>
  saveStreamSuccess(database.db, { source: 'csv', stream, firstFactOn: null, lastFactOn: null, now: new Date(at) });

describe('usage', () => {
  it.each([
    // last day, asOf, stale at 2026-03-10T12:00Z
    ['2026-03-09', '2026-03-10T00:00:00Z', false],
    ['2026-03-07', '2026-03-08T00:00:00Z', true],
    ['2026-03-10', '2026-03-10T12:00:00Z', false], // a day that is not over reaches to now
    ['2026-03-20', '2026-03-10T12:00:00Z', false], // scoring the past with facts that reach beyond it
  ])('X14: last reported for %s reaches to %s, stale: %p, whenever it was imported', async (lastDay, asOf, isStale) => {
    await saveUsage('2026-01-01', lastDay);
    expect(await readFreshness(database.db, { now: NOW })).toEqual([
      { stream: 'usage_daily', source: 'csv', asOf: new Date(asOf), limitHours: 48, isStale },
    ]);
  });

  it.each([
    ['2026-03-10T00:00:00.000Z', false],
    ['2026-03-10T00:00:00.001Z', true],
  ])('X14: of 2026-03-07 is 48 hours old at its end plus two days: at %s stale %p', async (now, isStale) => {
    await saveUsage('2026-01-01', '2026-03-07');
    expect((await readFreshness(database.db, { now: new Date(now) }))[0]?.isStale).toBe(isStale);
  });

  it('that was read and has no day by now is stale and reaches nowhere', async () => {
    await saveUsage(null, null);
    expect((await readFreshness(database.db, { now: NOW }))[0]).toMatchObject({ asOf: null, isStale: true });
    await saveUsage('2026-03-11', '2026-03-12');
    expect((await readFreshness(database.db, { now: NOW }))[0]).toMatchObject({ asOf: null, isStale: true });
  });

  it('reaches as far as it ever did: an older file does not take days away', async () => {
    await saveUsage('2026-02-01', '2026-03-09');
    await saveUsage('2026-01-01', '2026-01-31');
    await saveUsage(null, null);
    const row = await database.db.query.sourceStreams.findFirst();
    expect([row?.firstFactOn, row?.lastFactOn]).toEqual(['2026-01-01', '2026-03-09']);
  });
});

describe('other streams', () => {
  it.each<[Stream, string, boolean]>([
    ['tickets', '2026-03-08T12:00:00Z', false],
    ['tickets', '2026-03-08T11:59:59Z', true],
    ['invoices', '2026-02-03T12:00:00Z', false], // 35 days
    ['invoices', '2026-02-03T11:59:59Z', true],
  ])('X14: %s last read at %s are stale: %p, though nothing new came', async (stream, at, isStale) => {
    await saveRun(stream, at);
    expect(await readFreshness(database.db, { now: NOW })).toMatchObject([{ stream, asOf: new Date(at), isStale }]);
  });

  it('reach to the end of the last day they speak of, where that is later than the run', async () => {
    const run = {
      source: 'csv',
      stream: 'tickets',
      firstFactOn: '2026-03-01',
      now: new Date('2026-03-02T00:00:00Z'),
    } as const;
    await saveStreamSuccess(database.db, { ...run, lastFactOn: '2026-03-09' });
    const [read] = await readFreshness(database.db, { now: NOW });
    expect(read).toMatchObject({ asOf: new Date('2026-03-10T00:00:00Z'), isStale: false });
  });

  it('obey the limits they are given', async () => {
    await saveRun('invoices', '2026-03-09T12:00:00Z');
    const read = await readFreshness(database.db, { now: NOW, limits: { invoices: 23 } });
    expect(read).toMatchObject([{ limitHours: 23, isStale: true }]);
  });

  it('that were never read are not connected, which is not stale', async () => {
    expect(await readFreshness(database.db, { now: NOW })).toEqual([]);
  });
});
