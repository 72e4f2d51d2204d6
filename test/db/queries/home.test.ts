import { eq } from 'drizzle-orm';
import { accountHealth, accounts, alerts, outcomes, people } from '../../../src/db/schema';
import { listWaiting } from '../../../src/db/queries/waiting-alerts';
import { countBands, listExpansion, listRedAccounts } from '../../../src/db/queries/home';
import type { Scope } from '../../../src/domain/viewer';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const TODAY = '2026-11-23';
const ANA: Scope = { kind: 'own', email: 'ana@example.com', pods: [] };
const ALL: Scope = { kind: 'all' };
const source = 'test';

beforeEach(() => truncateAll(database.pool));

type Row = Partial<typeof accountHealth.$inferInsert> & { aeEmail?: string; pod?: string };

async function add(accountId: string, { aeEmail = 'ana@example.com', pod = 'West', ...health }: Row): Promise<void> {
  await database.db.insert(accounts).values({ accountId, name: accountId, aeEmail, pod, source });
  const defaults = {
    scoredAt: NOW,
    modelVersion: 'm',
    coverage: 1,
    dimensions: [],
    trend: 'stable' as const,
    band: 'red' as const,
  };
  await database.db.insert(accountHealth).values({ ...defaults, ...health, accountId });
}

async function addAlert(accountId: string, changes: Partial<typeof alerts.$inferInsert>): Promise<void> {
  await database.db.insert(accounts).values({ accountId, name: accountId, source }).onConflictDoNothing();
  const reason = { reason: 'r', action: 'a', actionDueOn: '2026-11-27', modelVersion: 'm' };
  const bands = { fromBand: 'yellow', toBand: 'red', currentBand: 'red' } as const;
  await database.db
    .insert(alerts)
    .values({ accountId, ...bands, ...reason, driEmail: 'ana@example.com', openedAt: NOW, ...changes });
}

const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const ids = (rows: readonly { accountId: string }[]): string[] => rows.map(({ accountId }) => accountId);

describe('red accounts on Home', () => {
  it('R22: come by revenue at risk, unknown amounts last, at most as many as asked', async () => {
    await add('low', { revenueAtRisk: 10, score: 5 });
    await add('unknown-worse', { revenueAtRisk: null, score: 1 });
    await add('unknown', { revenueAtRisk: null, score: 20 });
    await add('high', { revenueAtRisk: 900, score: 30 });
    await add('yellow', { revenueAtRisk: 9999, band: 'yellow' });
    await add('not-judged', { revenueAtRisk: 9999, band: 'unknown' });
    expect(ids(await listRedAccounts(database.db, { scope: ANA, today: TODAY, limit: 5, rates: {} }))).toEqual([
      'high',
      'low',
      'unknown-worse',
      'unknown',
    ]);
    expect(ids(await listRedAccounts(database.db, { scope: ANA, today: TODAY, limit: 2, rates: {} }))).toEqual([
      'high',
      'low',
    ]);
  });

  it('come by what their money is worth where currencies have a rate', async () => {
    await add('yen', { revenueAtRisk: 90_000 });
    await add('dollar', { revenueAtRisk: 1_000 });
    await add('pound', { revenueAtRisk: 900 });
    await add('none', { revenueAtRisk: 990 });
    for (const [accountId, currency] of [['yen', 'JPY'], ['dollar', 'USD'], ['pound', 'GBP']] as const)
      await database.db.update(accounts).set({ currency }).where(eq(accounts.accountId, accountId)); // prettier-ignore
    const list = async (rates: Record<string, number>) => ids(await listRedAccounts(database.db, { scope: ANA, today: TODAY, limit: 4, rates })); // prettier-ignore
    expect(await list({})).toEqual(['yen', 'dollar', 'none', 'pound']);
    expect(await list({ USD: 1, JPY: 0.0067, GBP: 1.25 })).toEqual(['pound', 'dollar', 'none', 'yen']);
  });

  it('carry the alert that is unresolved, and never an old one twice', async () => {
    await add('acme', {});
    await addAlert('acme', { status: 'resolved' });
    await addAlert('acme', { status: 'resolved' });
    const [before] = await listRedAccounts(database.db, { scope: ANA, today: TODAY, limit: 5, rates: {} });
    expect(before?.alert).toBeNull();
    await addAlert('acme', { status: 'acknowledged' });
    const after = await listRedAccounts(database.db, { scope: ANA, today: TODAY, limit: 5, rates: {} });
    expect(after).toHaveLength(1);
    expect(after[0]?.alert).toMatchObject({ status: 'acknowledged' });
  });
});

describe('accounts ready to expand', () => {
  it('R22: R141: come by rank and are green, whatever rank another carries', async () => {
    await add('second', { band: 'green', expansionRank: 0.5 });
    await add('first', { band: 'green', expansionRank: 0.9 });
    await add('yellow', { band: 'yellow', expansionRank: 1 });
    await add('red', { band: 'red', expansionRank: 1 });
    await add('not-ready', { band: 'green', expansionRank: null });
    expect(ids(await listExpansion(database.db, { scope: ANA, today: TODAY, limit: 5 }))).toEqual(['first', 'second']);
  });
});

const listFor = (limit: number) =>
  listWaiting(database.db, { email: 'ana@example.com', today: '2026-11-23', dayStart: hoursAgo(9), limit });

describe('accounts that have left', () => {
  const leave = async (accountId: string, effectiveOn: string): Promise<void> => {
    await database.db
      .insert(outcomes)
      .values({ accountId, effectiveOn, outcome: 'churned', key: `${effectiveOn} churned`, source });
  };

  it('are on no list from the day they leave, and in no count', async () => {
    for (const band of ['red', 'green'] as const) {
      await add(`${band}-gone`, { band, expansionRank: 1 });
      await add(`${band}-going`, { band, expansionRank: 1 });
      await leave(`${band}-gone`, TODAY);
      await leave(`${band}-going`, '2026-11-24');
    }
    const whose = { scope: ALL, today: TODAY };
    expect(ids(await listRedAccounts(database.db, { ...whose, limit: 5, rates: {} }))).toEqual(['red-going']);
    expect(ids(await listExpansion(database.db, { ...whose, limit: 5 }))).toEqual(['green-going']);
    expect((await countBands(database.db, whose)).map(({ accounts: of }) => of)).toEqual([1, 1]);
  });

  it('are back once they bought again', async () => {
    await add('back', {});
    await leave('back', '2026-06-30');
    const bought = { effectiveOn: '2026-09-01', outcome: 'renewed', key: '2026-09-01 renewed' } as const;
    await database.db.insert(outcomes).values({ accountId: 'back', ...bought, source });
    const listOn = async (today: string) => ids(await listRedAccounts(database.db, { scope: ALL, today, limit: 5, rates: {} })); // prettier-ignore
    expect(await listOn('2026-08-31')).toEqual([]);
    expect(await listOn('2026-09-01')).toEqual(['back']);
  });
});

describe('what waits for someone', () => {
  it('is unacknowledged alerts first, then acknowledged ones without an action, newest first', async () => {
    await addAlert('acknowledged', { status: 'acknowledged', openedAt: hoursAgo(9) });
    await addAlert('young', { openedAt: hoursAgo(1) });
    await addAlert('old', { openedAt: hoursAgo(5) });
    await addAlert('acted', { status: 'acknowledged', firstActionAt: NOW });
    await addAlert('asleep', { status: 'snoozed' });
    await addAlert('done', { status: 'resolved' });
    await addAlert('of-someone-else', { driEmail: 'bo@example.com' });
    const { rows, total } = await listFor(2);
    expect(ids(rows)).toEqual(['young', 'old']);
    expect(total).toBe(3);
  });

  it('R1: ends with the gravest that opened today, however many graver ones are older', async () => {
    for (const hours of [30, 31, 32, 33])
      await addAlert(`critical-${hours}`, { tier: 'critical', openedAt: hoursAgo(hours) });
    await addAlert('yesterday', { tier: 'high', openedAt: hoursAgo(10) });
    await addAlert('task', { tier: 'renewal', openedAt: hoursAgo(1) });
    await addAlert('fresh-red', { tier: 'high', openedAt: hoursAgo(9) }); // at midnight
    const { rows, total } = await listFor(2);
    expect(ids(rows)).toEqual(['critical-30', 'critical-31', 'fresh-red']);
    expect(rows.map(({ isToday }) => isToday)).toEqual([false, false, true]);
    expect(total).toBe(7);
  });

  it('R158: comes by tier, the gravest first, whatever its age', async () => {
    const tiers = ['expansion', 'moderate', 'critical', 'renewal', 'high'] as const;
    for (const [index, tier] of tiers.entries()) await addAlert(tier, { tier, openedAt: hoursAgo(index) });
    await addAlert('seen', { tier: 'critical', status: 'acknowledged', openedAt: hoursAgo(99) });
    const { rows } = await listFor(9);
    expect(ids(rows)).toEqual(['critical', 'seen', 'high', 'moderate', 'renewal', 'expansion']);
  });

  it.each([
    ['2026-11-22', ['promised']],
    ['2026-11-23', ['promised']],
    ['2026-11-24', []],
  ])('R173: a next step on %s makes an alert wait on 23 November: %j', async (nextStepOn, expected) => {
    await addAlert('promised', { status: 'acknowledged', firstActionAt: NOW, nextStep: 'call', nextStepOn });
    const { rows } = await listFor(9);
    expect(ids(rows)).toEqual(expected);
    if (expected.length > 0) expect(rows[0]?.nextStep).toEqual({ text: 'call', on: nextStepOn });
  });

  it('shows the score of today where there is one, else that of the alert', async () => {
    await add('scored', { score: 31 });
    await addAlert('scored', { score: 35, openedAt: hoursAgo(2) });
    await addAlert('unscored', { score: 35, openedAt: hoursAgo(1) });
    const { rows } = await listFor(2);
    expect(rows).toMatchObject([{ score: 35 }, { score: 31 }]);
  });

  it('is nothing for who has no alert', async () => {
    expect(await listFor(2)).toEqual({
      rows: [],
      total: 0,
    });
  });
});

describe('the scope', () => {
  it('is the own book, managed pods and alerts one is named on, each account once', async () => {
    await add('own', {});
    await add('foreign', { aeEmail: 'bo@example.com', pod: 'East' });
    await add('named', { aeEmail: 'bo@example.com', pod: 'East' });
    await addAlert('named', {});
    await addAlert('foreign', { status: 'resolved' });
    expect(
      ids(await listRedAccounts(database.db, { scope: ANA, today: TODAY, limit: 5, rates: {} })).toSorted(),
    ).toEqual(['named', 'own']);
    const manager: Scope = { kind: 'own', email: 'ana@example.com', pods: ['East', 'West'] };
    expect(ids(await listRedAccounts(database.db, { scope: manager, today: TODAY, limit: 5, rates: {} }))).toHaveLength(
      3,
    );
    expect(ids(await listRedAccounts(database.db, { scope: ALL, today: TODAY, limit: 5, rates: {} }))).toHaveLength(3);
  });

  it('counts by band, and what has no score apart', async () => {
    await add('own', {});
    await database.db.insert(people).values({ email: 'ana@example.com', name: 'Ana', role: 'ae', source });
    await database.db.insert(accounts).values({ accountId: 'new', name: 'new', aeEmail: 'ana@example.com', source });
    const counts = await countBands(database.db, { scope: ANA, today: TODAY });
    expect(counts).toHaveLength(2);
    expect(counts).toEqual(
      expect.arrayContaining([
        { band: 'red', accounts: 1 },
        { band: null, accounts: 1 },
      ]),
    );
  });
});
