import { listAccountFeatures } from '../../../src/db/queries/account-features';
import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, getFeatures, insert, NOW, readFeatures } from './account-facts';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }]);
});
const useOn = (ago: number, over: Record<string, unknown> = {}) =>
  insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(ago), ...over }]);

describe('usage windows', () => {
  it('hold whole days before today, each to its edge', async () => {
    await connect(database.pool, 'usage_daily');
    // a different power of two on each edge: every sum tells which days are in it
    const edges = { 0: 1, 1: 2, 14: 4, 15: 8, 28: 16, 29: 32, 30: 64, 31: 128, 60: 256, 61: 512, 90: 1024, 91: 2048 };
    for (const [ago, logins] of Object.entries(edges))
      await useOn(Number(ago), { logins, events: logins, minutes: logins });
    const last30 = 2 + 4 + 8 + 16 + 32 + 64;
    expect(await getFeatures(database.pool)).toMatchObject({
      usageEndOn: dayAgo(0), usageSource: 'csv', firstUsageOn: dayAgo(91), lastActiveOn: dayAgo(1),
      logins14: 2 + 4, logins14Prev: 8 + 16, logins30: last30, logins31to90: 128 + 256 + 512 + 1024,
      events14: 2 + 4, events14Prev: 8 + 16, events30: last30, events31to90: 128 + 256 + 512 + 1024,
      minutes30: last30, minutes30Prev: 128 + 256, apiCalls30: null, activeUsers30Avg: null, weeklyPeakFeatures: null,
      activeDays14Prev: 2, activeDays30: 6, activeDays31to90: 4,
    }); // prettier-ignore
  });

  it('average users over days with any', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(1, { active_users: 4, api_calls: 10 });
    await useOn(2, { active_users: 0 });
    await useOn(30, { active_users: 8, api_calls: 5 });
    await useOn(31, { active_users: 100 });
    expect(await getFeatures(database.pool)).toMatchObject({
      activeUsers30Avg: 6, activeUsers30PrevAvg: 100, apiCalls30: 15, activeDays30: 2,
    }); // prettier-ignore
  });

  it('average the busiest days of the last four weeks, each week to its edge, weeks without any left out', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(29, { active_users: 1000, features_used: 1000 });
    expect(await getFeatures(database.pool)).toMatchObject({ weeklyPeakUsers: 0, weeklyPeakFeatures: 0 });
    await useOn(1, { active_users: 0, features_used: 3 });
    await useOn(7, { active_users: 8, features_used: 1 });
    expect(await getFeatures(database.pool)).toMatchObject({ weeklyPeakUsers: 8, weeklyPeakFeatures: 3 });
    await useOn(8, { active_users: 10 });
    await useOn(14, { active_users: 2 });
    await useOn(28, { active_users: 12, features_used: 6 });
    expect(await getFeatures(database.pool)).toMatchObject({ weeklyPeakUsers: 10, weeklyPeakFeatures: 4.5 });
  });

  it('end with the source’s last day when the feed is late: no drop is seen', async () => {
    await insert(database.pool, 'source_streams', [{ stream: 'usage_daily', first_fact_on: dayAgo(60), last_fact_on: dayAgo(5), last_success_at: NOW }]); // prettier-ignore
    for (let ago = 5; ago < 33; ago += 1) await useOn(ago, { logins: 10 });
    expect(await getFeatures(database.pool)).toMatchObject({ usageEndOn: dayAgo(4), logins14: 140, logins14Prev: 140 });
  });

  it('end per source: one that is late does not shorten another', async () => {
    await insert(database.pool, 'source_streams', [
      {
        source: 'slow',
        stream: 'usage_daily',
        first_fact_on: dayAgo(60),
        last_fact_on: dayAgo(9),
        last_success_at: NOW,
      },
      {
        source: 'quick',
        stream: 'usage_daily',
        first_fact_on: dayAgo(60),
        last_fact_on: dayAgo(1),
        last_success_at: NOW,
      },
    ]);
    await insert(database.pool, 'accounts', [{ account_id: 'bolt', name: 'Bolt' }]);
    await useOn(9, { logins: 5, source: 'slow' });
    await insert(database.pool, 'usage_daily', [{ account_id: 'bolt', day: dayAgo(1), logins: 7, source: 'quick' }]);
    expect(await readFeatures(database.pool)).toMatchObject([
      { usageSource: 'slow', usageEndOn: dayAgo(8), logins14: 5 },
      { usageSource: 'quick', usageEndOn: dayAgo(0), logins14: 7 },
    ]);
  });
});

describe('activity by week', () => {
  it('is newest first, 0 where there was none, and only of whole weeks since the first usage', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(27, { events: 9, logins: 1 });
    await useOn(7, { events: 5, logins: 3 });
    await useOn(1, { events: 5, logins: 4 });
    expect(await getFeatures(database.pool)).toMatchObject({ weeklyActivity: [7, 0, 0] }); // the fourth week began before it
    await useOn(28, { logins: 0 });
    expect(await getFeatures(database.pool)).toMatchObject({ weeklyActivity: [7, 0, 0, 1] });
  });

  it.each([
    [{ events: 2.5, active_users: 4 }, 2.5],
    [{ active_users: 4 }, 1], // days with any activity
  ])('of %j is %d where the source counts no logins', async (day, week) => {
    await connect(database.pool, 'usage_daily');
    await useOn(182, { active_users: 1 });
    await useOn(2, day);
    const { weeklyActivity } = await getFeatures(database.pool);
    expect(weeklyActivity).toHaveLength(26);
    expect(weeklyActivity?.[0]).toBe(week);
  });

  it('is unknown of an account that never came', async () => {
    await connect(database.pool, 'usage_daily');
    expect(await getFeatures(database.pool)).toMatchObject({ weeklyActivity: null });
  });
});

describe('no usage', () => {
  it('is unknown for an account that never had any, though the stream is connected', async () => {
    await connect(database.pool, 'usage_daily');
    expect(await getFeatures(database.pool)).toMatchObject({ firstUsageOn: null, logins14: null, activeDays30: null });
  });

  it('is 0 in a window after days with some', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(40, { logins: 10, events: null });
    const features = await getFeatures(database.pool);
    expect(features).toMatchObject({
      logins14: 0,
      logins30: 0,
      logins31to90: 10,
      activeDays30: 0,
      lastActiveOn: dayAgo(40),
    });
    expect(features.events30).toBeNull(); // a column the source does not fill stays unknown
  });

  it('after half a year of silence is still known as silence', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(200, { logins: 10 });
    const silent = {
      lastActiveOn: dayAgo(200),
      usageEndOn: dayAgo(0),
      usageSource: 'csv',
      activeDays30: 0,
      logins14: null,
    };
    expect(await getFeatures(database.pool)).toMatchObject(silent);
  });

  it('is known as silence of a source that writes empty rows, too', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(200, { logins: 10 });
    await useOn(3, { logins: 0 });
    expect(await getFeatures(database.pool)).toMatchObject({
      lastActiveOn: dayAgo(200),
      activeDays180: 0,
      logins30: 0,
    });
  });

  it('in a column that was filled until 90 days ago is unknown, and no fall to nothing', async () => {
    await connect(database.pool, 'usage_daily');
    await useOn(91, { logins: 10 });
    await useOn(1, { events: 5 });
    expect(await getFeatures(database.pool)).toMatchObject({ logins30: null, logins90Prev: null, events30: 5 });
    await useOn(90, { logins: 7 });
    expect(await getFeatures(database.pool)).toMatchObject({ logins30: 0, logins90: 7, logins90Prev: 10 });
  });

  it('of a stream that is not connected is unknown', async () => {
    await useOn(3, { logins: 10 });
    expect(await getFeatures(database.pool)).toMatchObject({ logins14: null, usageEndOn: null, connected: [] });
  });
});

describe('which accounts', () => {
  it('are those that existed at now, in pages, or those asked for', async () => {
    const more = ['b', 'c', 'd'].map((id) => ({ account_id: id, name: id, created_on: dayAgo(10) }));
    await insert(database.pool, 'accounts', [...more, { account_id: 'e', name: 'e', created_on: dayAgo(-1) }, { account_id: 'f', name: 'f', created_on: dayAgo(0) }]); // prettier-ignore
    const ids = async (accountIds?: string[]) =>
      (await readFeatures(database.pool, accountIds ? { accountIds } : {})).map(({ accountId }) => accountId);
    expect(await ids()).toEqual(['acme', 'b', 'c', 'd', 'f']);
    expect(await ids(['b', 'e', 'nobody'])).toEqual(['b']);
  });

  it('gives the same for one asked for as for all', async () => {
    await connect(database.pool, 'usage_daily', 'tickets', 'invoices', 'contacts', 'activities');
    await useOn(3, { logins: 10 });
    expect(await readFeatures(database.pool, { accountIds: ['acme'] })).toEqual(await readFeatures(database.pool));
  });

  it('lets go of its connection when the reader stops midway', async () => {
    await insert(database.pool, 'accounts', ['b', 'c', 'd'].map((id) => ({ account_id: id, name: id }))); // prettier-ignore
    for await (const page of listAccountFeatures(database.pool, { now: NOW, modelVersion: 'v1', pageSize: 1 })) {
      expect(page).toHaveLength(1);
      break;
    }
    expect(database.pool.totalCount).toBe(database.pool.idleCount);
  });
});
