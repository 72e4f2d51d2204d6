import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, getFeatures, hoursAgo, insert, NOW } from './account-facts';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'bolt', name: 'Bolt' }]); // prettier-ignore
});
const put = async (...days: [number, object?][]): Promise<void> => {
  for (const [ago, over] of days)
    await insert(database.pool, 'engagement_daily', [{ account_id: 'acme', day: dayAgo(ago), emails_opened: 1, ...over }]); // prettier-ignore
};
const get = (accountId = 'acme') => getFeatures(database.pool, accountId);
const reach = (first: number, last: number, source = 'csv') =>
  insert(database.pool, 'source_streams', [
    { source, stream: 'engagement_daily', first_fact_on: dayAgo(first), last_fact_on: dayAgo(last), last_success_at: NOW },
  ]); // prettier-ignore

describe('R236: what people do around the product', () => {
  it('adds up over 90 days and the 90 before, to the day; today is not over', async () => {
    await connect(database.pool, 'engagement_daily');
    await put([0], [1], [90], [91, { emails_opened: 10 }], [180, { emails_opened: 20 }], [181, { emails_opened: 99 }]);
    expect(await get()).toMatchObject({ engagementActions90: 2, engagementActions90Prev: 30 });
  });

  it('counts each kind of it, and an empty cell for nothing', async () => {
    await connect(database.pool, 'engagement_daily');
    const day = { emails_opened: 1, emails_clicked: 10, webinars_attended: 100, community_posts: 1_000, community_replies: 10_000, help_searches: 100_000 }; // prettier-ignore
    await put([5, day], [6, { emails_opened: null, help_searches: 2 }]);
    expect(await get()).toMatchObject({ engagementActions90: 111_113, engagementActions90Prev: 0 });
  });

  it('is not known where nobody tells of it, and of an account that nobody ever told of', async () => {
    const unknown = { engagementActions90: null, engagementActions90Prev: null };
    expect(await get()).toMatchObject({ ...unknown, engagementEndOn: null, engagementSinceOn: null, connected: [] });
    await connect(database.pool, 'engagement_daily');
    await put([5]);
    expect(await get('bolt')).toMatchObject({ ...unknown, connected: ['engagement_daily'] });
  });

  it('is none where there was some once', async () => {
    await connect(database.pool, 'engagement_daily');
    await put([300]);
    expect(await get()).toMatchObject({ engagementActions90: 0, engagementActions90Prev: 0 });
  });

  it('is looked at up to the last day that was told of: tools that report late look like no drop', async () => {
    await reach(400, 8);
    await put([8], [97], [98, { emails_opened: 5 }]);
    expect(await get()).toMatchObject({
      engagementActions90: 2,
      engagementActions90Prev: 5,
      engagementEndOn: dayAgo(7),
    });
  });

  it('reaches back as far as the first of its sources, and as all of them', async () => {
    await reach(400, 1, 'mailing');
    await reach(40, 1, 'community');
    await put([5]);
    expect(await get()).toMatchObject({ engagementSinceOn: dayAgo(400), engagementAllSinceOn: dayAgo(40) });
  });

  it('is not seen before it was told of, nor from what comes later', async () => {
    await reach(-1, -1);
    await put([-1]);
    expect(await get()).toMatchObject({ engagementActions90: null, connected: [] });
    await truncateAll(database.pool);
    await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }]);
    await reach(100, -20);
    await put([-1, { emails_opened: 50 }], [1]);
    expect(await getFeatures(database.pool, 'acme', hoursAgo(0))).toMatchObject({ engagementActions90: 1 });
  });
});
