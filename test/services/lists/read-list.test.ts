import { ConfigFile } from '../../../src/config-file';
import { accountHealth, accounts, alerts, savedFilters } from '../../../src/db/schema';
import type { ListKey, ListSort } from '../../../src/domain/list';
import type { StreamFreshness } from '../../../src/domain/stream';
import type { KnownViewer } from '../../../src/domain/viewer';
import { PAGE_SIZE, readList } from '../../../src/services/lists/read-list';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T22:30:00Z'); // in Auckland it is the 24th already
const EMAIL = 'rep@example.com';

function viewerIn(timeZone: string): KnownViewer {
  const person = {
    email: EMAIL,
    name: 'R',
    role: 'ae',
    pod: 'West',
    managerEmail: null,
    slackUserId: 'U1',
    timeZone,
  } as const;
  return { kind: 'person', slackUserId: 'U1', person, scope: { kind: 'own', email: EMAIL, pods: [] }, managedPods: [] };
}

type Made = Partial<typeof accountHealth.$inferInsert> & { id: string; renewalOn?: string; currency?: string };
async function make(made: readonly Made[]): Promise<void> {
  const { db } = database;
  await db.insert(accounts).values(
    made.map(({ id, renewalOn = null, currency = 'USD' }) => ({
      accountId: id, name: id, aeEmail: EMAIL, pod: 'West', arr: 100, currency, renewalOn, source: 'test',
    })),
  ); // prettier-ignore
  await db.insert(accountHealth).values(
    made.map(({ id, renewalOn: _renewalOn, currency: _currency, ...health }) => ({
      score: 80, band: 'green' as const, scoredAt: NOW, modelVersion: 'v1', coverage: 1, dimensions: [], trend: 'stable' as const, ...health, accountId: id,
    })),
  ); // prettier-ignore
}

type Asked = { timeZone?: string; sort?: ListSort; freshness?: StreamFreshness[]; rates?: Record<string, number> };
const read = (list: ListKey, { timeZone = 'UTC', sort = 'recommended', freshness = [], rates = {} }: Asked = {}) =>
  readList(
    {
      db: database.db,
      filters: ConfigFile.parse({}).filters,
      currencyRates: rates,
      readFreshness: async () => freshness,
    },
    { viewer: viewerIn(timeZone), state: { list, sort, page: 1 }, now: NOW },
  );
const usage = (isStale: boolean): StreamFreshness => ({ stream: 'usage_daily', source: 'csv', asOf: NOW, limitHours: 48, isStale }); // prettier-ignore
const READY = { expansionRank: 1, expansionReason: 'Seats 94% used', expansionAction: 'offer more seats', score: 90 };

beforeEach(() => truncateAll(database.pool));

it('R176: of a book of eighty it is those that ask for something, on one page', async () => {
  const quiet = Array.from({ length: 72 }, (_, index) => ({ id: `quiet-${index}`, renewalOn: '2027-09-01' }));
  const asking = Array.from({ length: PAGE_SIZE }, (_, index) => ({ id: `low-${index}`, score: 40, band: 'yellow' as const })); // prettier-ignore
  await make([...quiet, ...asking]);
  const list = await read('review');
  expect(list).toMatchObject({ accounts: 80, total: PAGE_SIZE });
  expect(list.rows.map(({ accountId }) => accountId).toSorted()).toEqual(asking.map(({ id }) => id));
});

it('counts the days to a renewal from the day where the viewer is', async () => {
  await make([{ id: 'acme', renewalOn: '2026-11-23', score: 10, band: 'red' }]);
  expect((await read('renewal_risk', { timeZone: 'America/New_York' })).total).toBe(1);
  expect((await read('renewal_risk', { timeZone: 'Pacific/Auckland' })).total).toBe(0);
});

it('R172: gives a green account that is ready its offer in place of its worry', async () => {
  await make([{ id: 'acme', reason: 'Tickets up', action: 'call', ...READY }]);
  const { rows } = await read('all', { freshness: [usage(false)] });
  expect(rows[0]).toMatchObject({ flag: 'expansion_talk', reason: 'Seats 94% used', action: 'offer more seats' });
});

const ALERT = {
  currentBand: 'green' as const,
  reason: 'P1 open for 3 h',
  action: 'call their admin today',
  actionDueOn: '2026-11-24',
  modelVersion: 'v1',
  openedAt: NOW,
};
const open = (accountId: string, alert: Partial<typeof alerts.$inferInsert>) =>
  database.db.insert(alerts).values({ accountId, ...ALERT, ...alert });

it('R172: an account with an open alert says the alert’s own reason and action, and the flag is that of the alert', async () => {
  await make([{ id: 'acme', reason: null, action: null }]);
  await open('acme', { tier: 'critical', trigger: 'p1_opened' });
  const { rows } = await read('review');
  expect(rows[0]).toMatchObject({
    group: 'alerts',
    flag: 'call_today',
    alert: { tier: 'critical', isSnoozed: false },
    reason: 'P1 open for 3 h',
    action: 'call their admin today',
    actionDueOn: '2026-11-24',
  });
});

it('a snoozed alert is silent: its account says what its score says, after the others', async () => {
  await make([{ id: 'later', reason: 'Tickets up', action: 'call', renewalOn: '2026-12-01' }, { id: 'now' }]);
  await open('later', { tier: 'critical', status: 'snoozed' });
  await open('now', { tier: 'moderate' });
  const { rows } = await read('review');
  expect(rows).toMatchObject([
    { accountId: 'now', flag: 'schedule_this_quarter' },
    { accountId: 'later', flag: 'standard_cadence', reason: 'Tickets up', alert: { isSnoozed: true } },
  ]);
});

it('R30: an alert that offers more says nothing while usage is over its limit', async () => {
  await make([{ id: 'acme', reason: null, action: null, ...READY }]);
  await open('acme', { tier: 'expansion', trigger: 'seats_full', reason: '94% of seats in use' });
  const fresh = await read('review', { freshness: [usage(false)] });
  expect(fresh.rows[0]).toMatchObject({ flag: 'expansion_talk', reason: '94% of seats in use' });
  const stale = await read('review', { freshness: [usage(true)] });
  expect(stale.rows[0]).toMatchObject({ flag: 'standard_cadence', reason: null, alerts: 1 });
});

it('X24: an account that nothing presses of says when it is looked at', async () => {
  await make([{ id: 'acme', portfolioTier: 3 }]);
  await database.db.insert(accounts).values({ accountId: 'new', name: 'New', aeEmail: EMAIL, source: 'test' });
  const { rows } = await read('all');
  expect(rows.map(({ accountId, attention }) => [accountId, attention])).toEqual([
    ['acme', 'monthly'],
    ['new', 'quarterly'],
  ]);
});

it('R30: offers nothing while every source of usage is over its limit', async () => {
  await make([{ id: 'acme', reason: null, action: null, ...READY }]);
  const stale = await read('all', { freshness: [usage(true)] });
  expect(stale.rows[0]).toMatchObject({ flag: 'standard_cadence', reason: null, action: null });
  expect(stale.triage).toEqual({ atRisk: 0, stable: 1, expansionReady: 0, notKnown: 0 });
  const oneFresh = await read('all', { freshness: [usage(true), usage(false)] });
  expect(oneFresh.triage.expansionReady).toBe(1);
});

it.each([
  ['one currency', ['USD', 'USD'], {}, 'one_currency'],
  ['several and rates', ['USD', 'EUR'], { EUR: 1.1 }, 'rates'],
  ['several and no rates', ['USD', 'EUR'], {}, 'as_they_stand'],
] as const)('knows how amounts compare: %s', async (_what, currencies, rates, rule) => {
  await make(currencies.map((currency, index) => ({ id: `a${index}`, currency })));
  expect((await read('all', { rates })).arrRule).toBe(rule);
});

it('an account that was never scored is on the list of all, and nothing is said of it', async () => {
  await database.db.insert(accounts).values({ accountId: 'new', name: 'New', aeEmail: EMAIL, source: 'test' });
  const { rows, triage } = await read('all');
  expect(rows[0]).toMatchObject({ band: 'unknown', score: null, flag: 'not_known', alerts: 0, lastTouchAt: null });
  expect(triage).toEqual({ atRisk: 0, stable: 0, expansionReady: 0, notKnown: 1 });
});

it('a saved list that this version does not understand is not half applied', async () => {
  const [saved] = await database.db
    .insert(savedFilters)
    .values({ email: EMAIL, name: 'Old', filter: { scoreBelow: 50, colour: 'blue' }, savedAt: NOW })
    .returning();
  await expect(read(`own:${saved?.filterId ?? ''}`)).rejects.toThrow('Your list “Old” was saved by another version');
});
