import { healthHistory } from '../../../src/db/schema';
import { listDeclineStarts } from '../../../src/db/queries/decline-starts';
import { truncateAll, useDatabase } from '../../support/database';
import { dayAgo, TODAY } from './account-facts';

describe('since when a dimension falls', () => {
  const database = useDatabase();
  beforeEach(() => truncateAll(database.pool));

  /** One score a day, oldest first, the last of them today. */
  async function record(accountId: string, scores: readonly (number | null)[], over: { modelVersion?: string; ago?: number } = {}) {
    const { modelVersion = 'v1', ago = 0 } = over;
    await database.db.insert(healthHistory).values(
      scores.map((score, index) => ({
        accountId, day: dayAgo(ago + scores.length - 1 - index), scoredAt: new Date(`${dayAgo(ago + scores.length - 1 - index)}T06:00:00Z`),
        modelVersion, score: 50, band: 'yellow' as const, coverage: 1, dimensions: { product: score, support: 80 }, points: {},
      })),
    );
  } // prettier-ignore
  const find = async (...accountIds: string[]) => {
    const fallen = accountIds.map((accountId) => ({ accountId, dimension: 'product' }));
    return Object.fromEntries(await listDeclineStarts(database.db, { fallen, modelVersion: 'v1', today: TODAY }));
  };

  it('R216: is the first day after it last stood near its best', async () => {
    await record('acme', [80, 79, 79.5, 79, 69, 60, 40]);
    expect(await find('acme')).toEqual({ acme: dayAgo(2) });
  });

  it('is the day of the crash, whatever small dent lies before it', async () => {
    await record('acme', [80, 80, 62, 62, 60, 40, 0]); // a quarter of the fall is 20 points
    await record('bolt', [80, 80, 59, 59, 59, 40, 0]);
    expect(await find('acme', 'bolt')).toEqual({ acme: dayAgo(1), bolt: dayAgo(4) });
  });

  it('a recovery starts it anew', async () => {
    await record('acme', [80, 40, 80, 60, 50]);
    expect(await find('acme')).toEqual({ acme: dayAgo(1) });
  });

  it('is not known of one that stands at its best', async () => {
    await record('acme', [60, 70, 80, 79]);
    expect(await find('acme')).toEqual({});
  });

  it('is asked of many at once, each by its own course; days without data do not count', async () => {
    await record('acme', [80, null, 50]);
    await record('bolt', [90, 90, 30]);
    expect(await find('acme', 'bolt', 'nobody')).toEqual({ acme: dayAgo(0), bolt: dayAgo(0) });
  });

  it('looks back 90 days, and at scores of the same model only', async () => {
    await record('acme', [100], { ago: 90 });
    await record('acme', [99], { ago: 50, modelVersion: 'v0' });
    await record('acme', [70, 60]);
    expect(await find('acme')).toEqual({ acme: dayAgo(0) });
    await record('bolt', [100], { ago: 89 });
    await record('bolt', [70, 60]);
    expect(await find('bolt')).toEqual({ bolt: dayAgo(1) });
  });

  it('of nobody asks nothing', async () => {
    expect(await find()).toEqual({});
  });
});
