import { accountHealth, accounts } from '../../src/db/schema';
import type { KnownViewer } from '../../src/domain/viewer';
import type { StreamFreshness } from '../../src/domain/stream';
import { readHome } from '../../src/services/read-home';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-11-20T08:00:00Z');
const REACH = new Date('2026-11-17T00:00:00Z');
const database = useDatabase();
const VIEWER: KnownViewer = {
  kind: 'person',
  slackUserId: 'U0',
  person: {
    email: 'anna@example.test',
    name: 'Anna',
    role: 'ae',
    pod: null,
    managerEmail: null,
    slackUserId: 'U0',
    timeZone: 'UTC',
  },
  scope: { kind: 'own', email: 'anna@example.test', pods: [] },
  managedPods: [],
};
const usage = (source: string, isStale: boolean): StreamFreshness => ({
  stream: 'usage_daily',
  source,
  asOf: isStale ? REACH : NOW,
  limitHours: 48,
  isStale,
});
const read = (freshness: StreamFreshness[]) =>
  readHome(
    {
      db: database.db,
      weeklyBudget: 12,
      release: { isDryRun: false },
      currencyRates: {},
      readFreshness: async () => freshness,
      calendarOf: () => ({ timeZone: 'UTC', isHoliday: () => false }),
    },
    { viewer: VIEWER, now: NOW, isFirstVisit: false },
  );

beforeEach(async () => {
  await truncateAll(database.pool);
  const account = (accountId: string) => ({ accountId, name: accountId, aeEmail: 'anna@example.test', source: 'test' });
  await database.db.insert(accounts).values([account('falling'), account('growing'), account('waiting')]);
  const health = (accountId: string, band: 'red' | 'green') => ({
    accountId,
    scoredAt: NOW,
    modelVersion: 'm',
    score: 20,
    band,
    trend: 'stable' as const,
    coverage: 1,
    dimensions: [],
  });
  await database.db.insert(accountHealth).values([
    { ...health('falling', 'red'), driverStream: 'usage_daily' as const, reason: 'Logins down' },
    { ...health('growing', 'green'), expansionRank: 3, expansionReason: 'Seats full' },
    { ...health('waiting', 'green'), withheldSince: REACH },
  ]);
});

describe('Home while the data are old', () => {
  it('R30: marks what rests on usage over its limit, pitches nothing, and names what waits for it', async () => {
    const home = await read([usage('csv', true)]);
    expect(home.red).toMatchObject([{ accountId: 'falling', staleSince: REACH }]);
    expect(home.expansion).toBeNull();
    expect(home.staleUsage).toEqual({ asOf: REACH, limitHours: 48 });
    expect(home.withheld).toEqual([{ accountId: 'waiting', name: 'waiting', since: REACH }]);
  });

  it.each([
    ['usage is fresh', [usage('csv', false)]],
    ['another source of usage is fresh', [usage('csv', true), usage('segment', false)]],
    ['no usage was ever connected', []],
  ])('shows everything when %s', async (_when, freshness) => {
    const home = await read(freshness);
    expect(home.red).toMatchObject([{ accountId: 'falling', staleSince: null }]);
    expect(home.expansion).toMatchObject([{ accountId: 'growing' }]);
    expect(home.staleUsage).toBeNull();
  });
});
