import { saveStreamSuccess } from '../../src/db/queries/source-streams';
import type { KnownSources, Stream, StreamFreshness } from '../../src/domain/stream';
import { findStale } from '../../src/scoring/evaluate-account';
import { findStaleSince, findStaleUsage } from '../../src/services/home/find-stale';
import { readFreshness } from '../../src/services/read-freshness';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
beforeEach(() => truncateAll(database.pool));

const known = (...names: string[]): KnownSources => ({ names: new Set(names), sent: new Set() });
const save = (source: string, stream: Stream, days: number) => {
  const day = daysAgo(days).toISOString().slice(0, 10);
  const facts = { firstFactOn: '2026-01-01', lastFactOn: day };
  return saveStreamSuccess(database.db, { source, stream, ...facts, now: daysAgo(days) });
};
const read = (sources: KnownSources): Promise<StreamFreshness[]> => readFreshness(database.db, { now: NOW, sources });

describe('given a source that was taken out of barometer.yaml', () => {
  it('R30: what another source brings is not held back, however old the first one is', async () => {
    await save('csv', 'tickets', 20);
    await save('zendesk', 'tickets', 0.01);
    const freshness = await read(known('zendesk'));
    expect(freshness).toMatchObject([
      { source: 'csv', isStale: true, isUnlisted: true, replacedBy: 'zendesk' },
      { source: 'zendesk', isStale: false },
    ]);
    expect(findStale(freshness, 'tickets', null)).toBeNull();
    expect(findStaleSince(freshness, 'tickets')).toBeNull();
    expect(findStale(await read(known('zendesk', 'csv')), 'tickets', null)).toMatchObject({ source: 'csv' });
  });

  it('R30: what no other source brings is held back all the same: nothing newer is known', async () => {
    await save('csv', 'tickets', 20);
    await save('zendesk', 'nps', 0.01);
    const freshness = await read(known('zendesk'));
    const stale = findStale(freshness, 'tickets', null);
    expect(stale).toMatchObject({ source: 'csv', isUnlisted: true });
    expect(stale?.replacedBy).toBeUndefined();
  });

  it('one that is gone too replaces nothing', async () => {
    await save('csv', 'tickets', 20);
    await save('old-desk', 'tickets', 1);
    expect(findStale(await read(known('zendesk')), 'tickets', null)).toMatchObject({ source: 'csv' });
  });

  it('R30: an account whose own usage still comes from it is held back, and no other', async () => {
    await save('csv', 'usage_daily', 20);
    await save('segment', 'usage_daily', 1);
    const freshness = await read(known('segment'));
    expect(findStale(freshness, 'usage_daily', 'csv')).toMatchObject({ source: 'csv' });
    expect(findStale(freshness, 'usage_daily', 'segment')).toBeNull();
    expect(findStale(freshness, 'usage_daily', null)).toBeNull();
    expect(findStaleUsage(freshness)).toBeNull();
  });

  it('R30: a successor that is late itself holds back as ever', async () => {
    await save('csv', 'tickets', 20);
    await save('zendesk', 'tickets', 3);
    expect(findStale(await read(known('zendesk')), 'tickets', null)).toMatchObject({ source: 'zendesk' });
  });
});

describe('given a source that barometer.yaml never named', () => {
  it('an import of today is fresh, as any other', async () => {
    await save('csv', 'tickets', 0);
    const [one] = await read(known());
    expect(one).toMatchObject({ isStale: false, isUnlisted: true });
  });
});
