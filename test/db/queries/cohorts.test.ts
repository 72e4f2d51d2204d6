import { saveCohorts } from '../../../src/db/queries/cohorts';
import type { CohortPosition } from '../../../src/domain/insight';
import { truncateAll, useDatabase } from '../../support/database';
import { dayAgo, insert, NOW } from './account-facts';

const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

type Facts = Record<string, unknown>;
type Scored = { score: number | null; band?: string; model_version?: string } & Facts;

const idOf = (index: number): string => `a${String(index).padStart(3, '0')}`;
async function score(accounts: readonly Scored[]): Promise<void> {
  for (const [index, { score: value, band = 'yellow', model_version = 'v1', ...facts }] of accounts.entries()) {
    await insert(database.pool, 'accounts', [{ account_id: idOf(index), name: idOf(index), ...facts }]);
    await database.pool.query(
      `insert into account_health (account_id, scored_at, model_version, score, band, coverage, dimensions, trend)
       values ($1, $2, $3, $4, $5, 1, '[]', 'stable')`,
      [idOf(index), NOW, model_version, value, band],
    );
  }
}
const rank = () => saveCohorts(database.db, { modelVersion: 'v1', now: NOW });
async function readCohorts(index: number): Promise<CohortPosition[] | null> {
  const { rows } = await database.pool.query<{ cohorts: CohortPosition[] | null }>(
    'select cohorts from account_health where account_id = $1',
    [idOf(index)],
  );
  return rows[0]?.cohorts ?? null;
}
const times = (count: number, build: (index: number) => Scored): Scored[] =>
  Array.from({ length: count }, (_, index) => build(index));

describe('the cohorts of an account', () => {
  it('R72: give its percentile among ten of its segment, with their number and median; ties count half', async () => {
    const scores = [10, 20, 30, 40, 50, 60, 60, 80, 90, 100];
    await score(scores.map((value) => ({ score: value, segment: 'smb' })));
    await rank();
    const smb = { by: 'segment', value: 'smb', size: 10, median: 55 };
    const percentiles = await Promise.all(scores.map(async (_, index) => (await readCohorts(index))?.[0]?.percentile));
    expect(await readCohorts(0)).toEqual([{ ...smb, percentile: 5 }]); // half of itself
    expect(percentiles).toEqual([5, 15, 25, 35, 45, 60, 60, 75, 85, 95]);
  });

  it.each([
    // members, cohorts of the first
    [9, 0],
    [10, 1],
    [11, 1],
  ])('with %d members are %d: none under ten', async (members, count) => {
    await score(times(members, () => ({ score: 50, segment: 'smb' })));
    await rank();
    expect(await readCohorts(0)).toHaveLength(count);
  });

  it('know the median of an odd number, too, and of all the same the 50th percentile', async () => {
    await score([...times(10, () => ({ score: 50, segment: 'smb' })), { score: 50, segment: 'smb' }]);
    await rank();
    expect(await readCohorts(3)).toEqual([{ by: 'segment', value: 'smb', size: 11, median: 50, percentile: 50 }]);
  });

  it('count no account of an unknown band or of another model, and rank none of them', async () => {
    await score([
      ...times(10, () => ({ score: 50, segment: 'smb' })),
      { score: 1, band: 'unknown', segment: 'smb' },
      { score: 1, model_version: 'v0', segment: 'smb' },
      { score: null, band: 'unknown', segment: 'smb' },
    ]);
    await rank();
    expect(await readCohorts(0)).toMatchObject([{ size: 10, percentile: 50 }]);
    for (const index of [10, 11, 12]) expect(await readCohorts(index)).toEqual([]);
  });

  it('are five at most, in one order: segment, industry, plan, tenure, ARR tier', async () => {
    const facts = {
      segment: 'smb',
      industry: 'Retail',
      plan: 'Pro',
      created_on: dayAgo(400),
      arr: 20_000,
      currency: 'USD',
    };
    await score(times(10, (index) => ({ score: index, ...facts })));
    await rank();
    const found = await readCohorts(9);
    expect(found?.map(({ by, value }) => `${by}: ${value}`)).toEqual([
      'segment: smb',
      'industry: retail',
      'plan: pro',
      'tenure: 1 to 2 years',
      'arr_tier: USD 10K to 50K',
    ]);
  });

  it('take names that differ in case and blanks for one, and blank ones for none', async () => {
    await score(times(10, (index) => ({ score: index, industry: index % 2 ? ' Retail' : 'retail ', plan: ' ' })));
    await rank();
    expect((await readCohorts(0))?.map(({ by, size }) => [by, size])).toEqual([['industry', 10]]);
  });

  it.each([
    [0, 'under 90 days'],
    [89, 'under 90 days'],
    [90, '90 days to 1 year'],
    [364, '90 days to 1 year'],
    [365, '1 to 2 years'],
    [729, '1 to 2 years'],
    [730, '2 to 4 years'],
    [1460, '2 to 4 years'],
    [1461, 'over 4 years'],
    [9000, 'over 4 years'],
  ])('after %d days hold the tenure "%s"', async (days, tenure) => {
    await score(times(10, () => ({ score: 50, created_on: dayAgo(days) })));
    await rank();
    expect((await readCohorts(0))?.map(({ value }) => value)).toEqual([tenure]);
  });

  it.each([
    [0, 'EUR under 10K'],
    [9_999, 'EUR under 10K'],
    [10_000, 'EUR 10K to 50K'],
    [50_000, 'EUR 50K to 250K'],
    [250_000, 'EUR 250K to 1M'],
    [1_000_000, 'EUR 1M to 5M'],
    [5_000_000, 'EUR 5M and more'],
  ])('at %d a year hold the tier "%s"', async (arr, tier) => {
    await score(times(10, () => ({ score: 50, arr, currency: 'eur' })));
    await rank();
    expect((await readCohorts(0))?.map(({ value }) => value)).toEqual([tier]);
  });

  it('never mix currencies in an ARR tier; accounts without one stand among themselves', async () => {
    const inCurrency = (currency: string | null) => times(10, () => ({ score: 50, arr: 20_000, currency }));
    await score([
      ...inCurrency('EUR'),
      ...inCurrency('USD'),
      ...inCurrency(null),
      { score: 9, arr: -5, currency: 'EUR' },
    ]);
    await rank();
    expect(await readCohorts(0)).toMatchObject([{ value: 'EUR 10K to 50K', size: 10 }]);
    expect(await readCohorts(10)).toMatchObject([{ value: 'USD 10K to 50K', size: 10 }]);
    expect(await readCohorts(20)).toMatchObject([{ value: '10K to 50K', size: 10 }]);
    expect(await readCohorts(30)).toEqual([]); // a credit is no size
  });

  it('read plan and ARR from the contract term in force, and tenure from the first term', async () => {
    await score(times(10, () => ({ score: 50, arr: 1, plan: 'old' })));
    for (let index = 0; index < 10; index += 1)
      await insert(database.pool, 'subscriptions', [
        {
          account_id: idOf(index),
          subscription_id: 'a',
          started_on: dayAgo(800),
          ends_on: dayAgo(100),
          arr: 9e6,
          plan: 'past',
        },
        {
          account_id: idOf(index),
          subscription_id: 'b',
          started_on: dayAgo(100),
          ends_on: dayAgo(-9),
          arr: 60_000,
          plan: 'Pro',
        },
        {
          account_id: idOf(index),
          subscription_id: 'c',
          started_on: dayAgo(-9),
          ends_on: null,
          arr: 9e6,
          plan: 'next',
        },
      ]);
    await rank();
    expect((await readCohorts(0))?.map(({ value }) => value)).toEqual(['pro', '2 to 4 years', '50K to 250K']);
  });
});

describe('ranking again', () => {
  it('writes only what has changed', async () => {
    await score([
      ...times(12, (index) => ({ score: index * 5, segment: 'smb' })),
      { score: 50, segment: 'enterprise' },
    ]);
    expect(await rank()).toBe(13);
    expect(await rank()).toBe(0);
    await database.pool.query(`update account_health set score = 2 where account_id = $1`, [idOf(0)]);
    expect(await rank()).toBe(0); // still the lowest of twelve
    await database.pool.query(`update account_health set score = 7 where account_id = $1`, [idOf(0)]);
    expect(await rank()).toBe(2); // it overtook one
  });

  it('is not lost to a run that writes some of the accounts in another order', async () => {
    await score(Array.from({ length: 12 }, (_, index) => ({ score: 40 + index, segment: 'smb' })));
    const other = await database.pool.connect();
    try {
      await other.query('begin');
      await other.query("update account_health set reason = 'x' where account_id = 'a011'");
      const ranking = rank();
      await untilItWaits();
      await other.query("update account_health set reason = 'x' where account_id <> 'a011'"); // each waits for the other
      await other.query('commit');
      expect(await ranking).toBe(12);
    } finally {
      other.release();
    }
  });
});

async function untilItWaits(): Promise<void> {
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await database.pool.query(waiting)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
}
