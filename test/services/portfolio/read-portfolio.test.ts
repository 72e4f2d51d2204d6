import { openDatabase } from '../../../src/db/client';
import { calibrations, npsResponses } from '../../../src/db/schema';
import { saveFleetDay } from '../../../src/db/queries/fleet-days';
import { readPortfolio, readPortfolioSummary } from '../../../src/services/portfolio/read-portfolio';
import { truncateAll, useDatabase } from '../../support/database';
import { addAccount, addOutcome, NOW, TODAY } from './fleet';

const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

const read = (pods: readonly string[] | null = null, currencyRates: Record<string, number> = {}) =>
  readPortfolio({ db: database.db, currencyRates }, { pods, now: NOW });
const add = (...args: Parameters<typeof addAccount> extends [unknown, ...infer Rest] ? Rest : never) =>
  addAccount(database.db, ...args);

describe('the cards', () => {
  it('R179: count everyone by band with share and ARR, the not yet scored as Unknown', async () => {
    await add({ accountId: 'a', arr: 100 }, { band: 'red', score: 20, isCritical: true, revenueAtRisk: 30 });
    await add({ accountId: 'b', arr: 300 }, {});
    await add({ accountId: 'c', arr: 50 }, null);
    await add({ accountId: 'd' }, { band: 'yellow', score: 60 });
    const { summary } = await read();
    expect(summary).toMatchObject({
      total: { accounts: 4, share: 1, arr: [{ currency: 'EUR', amount: 450 }] },
      byBand: {
        red: { accounts: 1, share: 0.25, arr: [{ currency: 'EUR', amount: 100 }] },
        yellow: { accounts: 1, arr: [] },
        green: { accounts: 1, arr: [{ amount: 300 }] },
        unknown: { accounts: 1 },
      },
      critical: 1,
      unscored: 1,
      revenueAtRisk: [{ currency: 'EUR', amount: 30 }],
      change: null,
    });
  });

  it('never add two currencies, however they are written, unless rates say what each is worth', async () => {
    await add({ accountId: 'a', arr: 100, currency: ' eur ' }, { band: 'red' });
    await add({ accountId: 'b', arr: 40, currency: 'USD' }, { band: 'red' });
    expect((await read()).summary.byBand.red.arr).toEqual([
      { currency: 'EUR', amount: 100 },
      { currency: 'USD', amount: 40 },
    ]);
    const { summary } = await read(null, { USD: 1, EUR: 1.5 });
    expect(summary.byBand.red.arr).toEqual([{ currency: 'USD', amount: 190 }]);
    expect(summary.isConverted).toBe(true);
  });

  it('count nobody who has left, and whoever leaves tomorrow', async () => {
    await add({ accountId: 'gone' }, {});
    await add({ accountId: 'going' }, {});
    await addOutcome(database.db, { accountId: 'gone', outcome: 'churned', effectiveOn: TODAY });
    await addOutcome(database.db, { accountId: 'going', outcome: 'churned', effectiveOn: '2026-11-24' });
    expect((await read()).summary.total.accounts).toBe(1);
  });

  it('are those of the pods asked for, in every part', async () => {
    await add({ accountId: 'west', arr: 10 }, { band: 'red', change30: -20, portfolioTier: 1 });
    await add({ accountId: 'east', arr: 10, pod: 'East' }, { band: 'red', change30: -20, portfolioTier: 1 });
    await saveFleetDay(database.db, TODAY);
    const one = await read(['West']);
    expect(one.summary.total.accounts).toBe(1);
    expect(one.topAtRisk.map(({ accountId }) => accountId)).toEqual(['west']);
    expect(one.fallen).toMatchObject({ accounts: 1, top: [{ accountId: 'west' }] });
    expect(one.trend.map(({ accounts }) => accounts)).toEqual([1]);
    expect(one.tiers[0]?.accounts).toBe(1);
    expect((await read([])).summary.total.accounts).toBe(0);
  });

  it('say how ARR at risk has changed against the day kept nearest to 30 days ago', async () => {
    await add({ accountId: 'a', arr: 100 }, { band: 'green' });
    await saveFleetDay(database.db, '2026-10-21');
    await database.pool.query(`update account_health set band = 'red'`);
    const { change } = await readPortfolioSummary({ db: database.db, currencyRates: {} }, { pods: null, now: NOW });
    expect(change).toEqual({ since: '2026-10-21', atRiskAccounts: 1, atRiskArr: [{ currency: 'EUR', amount: 100 }] });
  });

  it.each([
    ['2026-10-24', true], // 30 days ago
    ['2026-10-18', true],
    ['2026-10-17', false], // a week before is another month
    ['2026-10-25', false], // too near
  ])('compare with what is kept of %s: %s', async (day, isCompared) => {
    await add({ accountId: 'a' }, { band: 'red' });
    await saveFleetDay(database.db, day);
    expect((await read()).summary.change !== null).toBe(isCompared);
  });
});

describe('the lists', () => {
  it('R181: name ten at risk by ARR, those without ARR last, and nobody else', async () => {
    for (let index = 0; index < 11; index += 1)
      await add({ accountId: `r${index}`, arr: index === 0 ? null : index }, { band: 'red', score: 20 });
    await add({ accountId: 'g', arr: 1000 }, {});
    expect((await read()).topAtRisk.map(({ accountId }) => accountId)).toEqual(
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((index) => `r${index}`),
    );
  });

  it('rank by what an amount is worth where rates say so', async () => {
    await add({ accountId: 'yen', arr: 1000, currency: 'JPY' }, { band: 'red' });
    await add({ accountId: 'euro', arr: 100 }, { band: 'red' });
    expect((await read(null, { EUR: 1, JPY: 0.006 })).topAtRisk[0]?.accountId).toBe('euro');
  });

  it.each([
    [-16, 1],
    [-15, 0],
    [null, 0],
  ])('R181: a change of %s points in 30 days makes %i that fell by more than 15', async (change30, accounts) => {
    await add({ accountId: 'a' }, { change30 });
    expect((await read()).fallen.accounts).toBe(accounts);
  });

  it.each([
    ['2026-11-22', 0],
    [TODAY, 1],
    ['2027-02-21', 1], // in 90 days
    ['2027-02-22', 0],
  ])('R181: a renewal on %s counts %i times within 90 days', async (renewalOn, accounts) => {
    await add({ accountId: 'a', arr: 10, renewalOn }, { band: 'red' });
    const { renewals } = await read();
    expect([renewals.all.accounts, renewals.atRisk.accounts]).toEqual([accounts, accounts]);
  });

  it('R181: add up what may be sold to accounts that are ready and green', async () => {
    const ready = { expansionStage: 'ready' as const, expansionRank: 1, expansionArr: 7 };
    await add({ accountId: 'a', arr: 10 }, ready);
    await add({ accountId: 'b', arr: 10 }, { ...ready, band: 'red' }); // R141
    await add({ accountId: 'c', arr: 10 }, { ...ready, expansionStage: 'nurture' });
    expect((await read()).expansion).toEqual({
      accounts: 1,
      arr: [{ currency: 'EUR', amount: 10 }],
      estimate: [{ currency: 'EUR', amount: 7 }],
    });
  });
});

describe('what is known of the past and the year to come', () => {
  it('R182: retention is of those who were customers a year ago', async () => {
    for (const accountId of ['a', 'b', 'c', 'd']) await add({ accountId, createdOn: '2020-01-01' }, {});
    await add({ accountId: 'new', createdOn: '2026-01-01' }, {});
    await add({ accountId: 'before', createdOn: '2020-01-01' }, {});
    await addOutcome(database.db, { accountId: 'a', outcome: 'churned', effectiveOn: '2026-05-01' });
    await addOutcome(database.db, { accountId: 'new', outcome: 'churned', effectiveOn: '2026-05-01' });
    await addOutcome(database.db, { accountId: 'before', outcome: 'churned', effectiveOn: '2025-01-01' });
    expect((await read()).retained).toEqual({ customers: 4, left: 1 });
  });

  it('is not known while no outcome is', async () => {
    await add({ accountId: 'a', createdOn: '2020-01-01' }, {});
    expect((await read()).retained).toBeNull();
  });

  it('R182: NPS is of the answers of 90 days', async () => {
    await add({ accountId: 'a' }, {});
    const answer = (responseId: string, score: number, respondedAt: string) => ({
      accountId: 'a', responseId, score, respondedAt: new Date(respondedAt), source: 'test',
    }); // prettier-ignore
    await database.db
      .insert(npsResponses)
      .values([
        answer('1', 9, '2026-11-20T00:00:00Z'),
        answer('2', 10, '2026-10-20T00:00:00Z'),
        answer('3', 7, '2026-10-20T00:00:00Z'),
        answer('4', 6, '2026-10-20T00:00:00Z'),
        answer('5', 0, '2026-08-20T00:00:00Z'),
      ]);
    expect((await read()).nps).toEqual({ score: 25, responses: 4 });
  });

  it('is of the same days wherever the database server is', async () => {
    await add({ accountId: 'a' }, {});
    const answer = { accountId: 'a', score: 9, source: 'test' };
    await database.db.insert(npsResponses).values([
      { ...answer, responseId: 'first', respondedAt: new Date('2026-08-25T00:00:01Z') },
      { ...answer, responseId: 'before', respondedAt: new Date('2026-08-24T18:00:00Z') }, // of the 25th in Auckland
    ]);
    const url = new URL(database.url);
    url.searchParams.set('options', '-c TimeZone=Pacific/Auckland');
    const elsewhere = openDatabase(url.href);
    const { nps } = await readPortfolio({ db: elsewhere.db, currencyRates: {} }, { pods: null, now: NOW });
    await elsewhere.close();
    expect(nps?.responses).toBe(1);
  });

  it('R181: the forecast rests on what each account pays and how likely it leaves', async () => {
    const p = { churnBasis: 'calibrated' as const };
    await add({ accountId: 'a', arr: 100 }, { ...p, churnProbability: 0.5 });
    await add({ accountId: 'b', arr: 300 }, { ...p, churnProbability: 0.1 });
    await add({ accountId: 'c', arr: null }, { ...p, churnProbability: 0.9 });
    await add({ accountId: 'd', arr: 900 }, {});
    await database.db
      .insert(calibrations)
      .values({ modelVersion: 'v1', fittedAt: NOW, outcomes: 200, churned: 40, curve: [] });
    const [forecast] = (await read()).retention;
    expect(forecast?.rate).toBeCloseTo((50 + 270) / 400, 6);
    expect(forecast?.low).toBeLessThan(0.8);
    expect(forecast?.basis).toBe('calibrated');
  });
});

describe('one customer that is a great part of everything', () => {
  it.each([
    [260, ['a']], // 260 of 1260: 20.6%
    [250, []], // exactly a fifth
  ])('R47: with %i of ARR is %j', async (arr, named) => {
    await add({ accountId: 'a', arr }, {});
    for (let index = 0; index < 10; index += 1) await add({ accountId: `b${index}`, arr: 100 }, {});
    expect((await read()).concentration.map(({ accountId }) => accountId)).toEqual(named);
  });

  it('is not named where amounts of several currencies cannot be compared, and is one of all with rates', async () => {
    await add({ accountId: 'large', arr: 1000, currency: 'USD' }, {});
    for (let index = 0; index < 5; index += 1) await add({ accountId: `b${index}`, arr: 100 }, {});
    expect((await read()).concentration).toEqual([]);
    const named = async (usd: number) =>
      (await read(null, { EUR: 1, USD: usd })).concentration.map(({ accountId }) => accountId);
    expect(await named(0.9)).toEqual(['large']);
    expect(await named(0.12)).toEqual([]);
  });
});

describe('groups', () => {
  it.each([
    ['segment' as const, ['smb', null]],
    ['industry' as const, ['retail', null]],
    ['size' as const, ['EUR 10K to 50K', null]],
    ['joined' as const, ['2026 H1', null]],
  ])('R190: by %s are %j', async (by, names) => {
    const groups = { segment: 'smb' as const, industry: ' Retail', arr: 20_000, createdOn: '2026-06-30' };
    await add({ accountId: 'a', ...groups }, { change90: 4 });
    await add({ accountId: 'b' }, {});
    const { cohorts } = await readPortfolio({ db: database.db, currencyRates: {} }, { pods: null, now: NOW, by });
    expect(cohorts.rows.map(({ name }) => name)).toEqual(names);
    expect(cohorts.rows[0]).toMatchObject({ accounts: 1, medianScore: 80, change90: 4 });
  });
});
