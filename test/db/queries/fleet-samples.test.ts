import { listActivitySample, SAMPLE_DAYS } from '../../../src/db/queries/activity-sample';
import { listPastScores } from '../../../src/db/queries/past-scores';
import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, insert, NOW } from './account-facts';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'bolt', name: 'Bolt', created_on: dayAgo(-1) }]); // prettier-ignore
});

describe('the sample of daily activity', () => {
  const put = (...rows: Record<string, unknown>[]) =>
    insert(database.pool, 'usage_daily', rows.map((row) => ({ account_id: 'acme', ...row }))); // prettier-ignore
  const list = () => listActivitySample(database.pool, NOW);

  it('has one place a day, newest first, and none for days without a row', async () => {
    await connect(database.pool, 'usage_daily');
    await put({ day: dayAgo(1), logins: 7 }, { day: dayAgo(3), logins: 5 }, { day: dayAgo(91), logins: 3 });
    await put({ day: dayAgo(92), logins: 9 }, { day: dayAgo(0), logins: 9 }); // before the weeks, and not complete
    const [series] = await list();
    expect(series?.endOn).toBe(dayAgo(0));
    expect(series?.daily).toHaveLength(SAMPLE_DAYS);
    expect(series?.daily.slice(0, 4)).toEqual([7, 0, 5, 0]);
    expect(series?.daily.at(-1)).toBe(3);
    expect(await list()).toHaveLength(1); // who is not a customer yet is not in it
  });

  it('counts logins, else events, else whether anything was done', async () => {
    await connect(database.pool, 'usage_daily');
    await insert(database.pool, 'usage_daily', [
      { account_id: 'acme', day: dayAgo(1), logins: 2, events: 50, minutes: 9 },
    ]);
    await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(2), events: 50, minutes: 9 }]);
    await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(3), minutes: 9 }]);
    await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(4), minutes: 0 }]);
    expect((await list())[0]?.daily.slice(0, 4)).toEqual([2, 50, 1, 0]);
  });

  it('ends where the source ends, and leaves out a source that ended more than a fortnight ago', async () => {
    const end = (days: number) =>
      database.pool.query('update source_streams set last_fact_on = $1', [dayAgo(days + 1)]);
    await connect(database.pool, 'usage_daily');
    await put({ day: dayAgo(15), logins: 5 });
    await end(14);
    expect(await list()).toEqual([{ endOn: dayAgo(14), daily: expect.arrayContaining([5]) }]);
    await end(15);
    expect(await list()).toEqual([]);
  });
});

describe('the past scores of a fleet', () => {
  const scored = (ago: number, score: number, model_version = 'v1') =>
    database.pool.query(
      `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
       values ('acme', $1::date, $1::date, $2, $3::int, 'green', 1, '{}', '{}')`,
      [dayAgo(ago), model_version, score],
    );
  const list = () => listPastScores(database.pool, { now: NOW, modelVersion: 'v1', steps: 3 });
  const fate = (row: Record<string, unknown>) =>
    insert(database.pool, 'outcomes', [{ account_id: 'acme', key: JSON.stringify(row), ...row }]);

  it('stand 30 days apart, the nearest at or before, at most a week older, of one model', async () => {
    await scored(0, 80);
    await scored(37, 70);
    await scored(59, 1); // after its day
    await scored(68, 2); // more than a week before it
    await scored(90, 3, 'another');
    expect(await list()).toEqual([{ scores: [80, 70, null, null], churnedOn: null, watchedUntil: null }]);
  });

  it('of an account without any are left out', async () => {
    expect(await list()).toEqual([]);
  });

  it('know that an account left, once it has', async () => {
    await scored(0, 80);
    await fate({ outcome: 'churned', effective_on: dayAgo(-1) });
    expect(await list()).toMatchObject([{ churnedOn: null }]);
    await fate({ outcome: 'churned', effective_on: dayAgo(0) });
    expect(await list()).toMatchObject([{ churnedOn: dayAgo(0) }]);
  });

  it('know when an account stopped being watched, where others were watched on', async () => {
    await scored(0, 80);
    await fate({ observed_until: dayAgo(10) });
    expect(await list()).toMatchObject([{ watchedUntil: null }]); // the file ends there, not the account
    await insert(database.pool, 'outcomes', [{ account_id: 'bolt', key: 'observed', observed_until: dayAgo(5) }]);
    expect(await list()).toMatchObject([{ watchedUntil: dayAgo(10) }]);
  });
});
