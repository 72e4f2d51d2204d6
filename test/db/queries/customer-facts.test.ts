import { findUsageReach, listUsageDays, readCustomerCounts } from '../../../src/db/queries/customer-facts';
import { readPeerStandings } from '../../../src/db/queries/peers';
import {
  accountHealth,
  accounts,
  activities,
  sourceStreams,
  subscriptions,
  tickets,
  usageDaily,
} from '../../../src/db/schema';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const WINDOW = { accountId: 'acme', fromDay: '2026-08-24', endDay: '2026-11-23' };
const source = 'test';

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(accounts).values(account('acme'));
});

const account = (accountId: string, segment: 'smb' | 'enterprise' | null = 'smb') => ({
  accountId,
  name: accountId,
  segment,
  source,
  seatsPurchased: 50,
  createdOn: '2023-03-01',
});
const connect = (stream: 'tickets' | 'activities' | 'usage_daily', lastFactOn: string | null = null) =>
  database.db
    .insert(sourceStreams)
    .values({ source, stream, firstFactOn: '2026-01-01', lastFactOn, lastSuccessAt: new Date(0) });
const counts = () => readCustomerCounts(database.db, WINDOW);

describe('what was held, asked and bought in a period', () => {
  it('is not known, and no 0, where nothing is connected', async () => {
    expect(await counts()).toEqual({
      seats: 50,
      seatsAtStart: null,
      customerSinceOn: '2023-03-01',
      trainings: null,
      reviews: null,
      requestsSolved: null,
      openRequests: null,
      ratings: 0,
      averageRating: null,
    });
  });

  it('counts requests solved in it, whenever they were opened, and those open at its end, feature requests aside', async () => {
    await connect('tickets');
    const ticket = (ticketId: string, openedAt: string, solvedAt: string | null, more: object = {}) => ({
      accountId: 'acme',
      ticketId,
      openedAt: new Date(openedAt),
      solvedAt: solvedAt === null ? null : new Date(solvedAt),
      source,
      ...more,
    });
    await database.db
      .insert(tickets)
      .values([
        ticket('before', '2026-08-01', '2026-08-23T23:59:59Z', { csat: 1 }),
        ticket('first', '2026-08-01', '2026-08-24T00:00:00Z', { csat: 5 }),
        ticket('last', '2026-11-01', '2026-11-22T23:59:59Z', { csat: 4 }),
        ticket('after', '2026-11-01', '2026-11-23T00:00:00Z', { csat: 1 }),
        ticket('open', '2026-11-22T23:59:59Z', null),
        ticket('wish', '2026-11-01', null, { kind: 'feature_request' }),
        ticket('later', '2026-11-23T00:00:00Z', null),
      ]);
    expect(await counts()).toMatchObject({ requestsSolved: 2, openRequests: 2, ratings: 2, averageRating: 4.5 });
  });

  it('counts trainings that took place and reviews they came to', async () => {
    await connect('activities');
    const held = (activityId: string, kind: 'training' | 'qbr', attended: boolean | null, day = '2026-10-01') => ({
      accountId: 'acme',
      activityId,
      kind,
      attended,
      happenedAt: new Date(day),
      source,
    });
    await database.db
      .insert(activities)
      .values([
        held('1', 'training', null),
        held('2', 'training', false),
        held('3', 'training', true, '2026-08-23'),
        held('4', 'qbr', true),
        held('5', 'qbr', null),
        held('6', 'qbr', false),
      ]);
    expect(await counts()).toMatchObject({ trainings: 1, reviews: 1 });
  });

  it('takes seats from the contract term in force at each end', async () => {
    await database.db.insert(subscriptions).values([
      {
        accountId: 'acme',
        subscriptionId: 's1',
        startedOn: '2025-09-01',
        endsOn: '2026-09-01',
        arr: 1,
        seats: 60,
        source,
      },
      {
        accountId: 'acme',
        subscriptionId: 's2',
        startedOn: '2026-09-01',
        endsOn: '2027-09-01',
        arr: 1,
        seats: 80,
        source,
      },
    ]);
    expect(await counts()).toMatchObject({ seats: 80, seatsAtStart: 60 });
  });
});

describe('how far usage reaches', () => {
  const use = (day: string) =>
    database.db.insert(usageDaily).values({ accountId: 'acme', day, activeUsers: 3, source });

  it('ends after the last complete day of its source, today at the latest', async () => {
    await use('2026-08-01');
    await use('2026-11-01');
    await connect('usage_daily', '2026-11-20');
    const reach = (today: string) => findUsageReach(database.db, { accountId: 'acme', today });
    expect(await reach('2026-11-23')).toEqual({ firstOn: '2026-08-01', endOn: '2026-11-21' });
    expect(await reach('2026-11-10')).toEqual({ firstOn: '2026-08-01', endOn: '2026-11-10' });
    expect(await findUsageReach(database.db, { accountId: 'other', today: '2026-11-23' })).toBeNull();
  });

  it('lists the days from the first to before the end', async () => {
    for (const day of ['2026-08-23', '2026-08-24', '2026-11-22', '2026-11-23']) await use(day);
    expect((await listUsageDays(database.db, WINDOW)).map(({ day }) => day)).toEqual(['2026-08-24', '2026-11-22']);
  });
});

describe('R202: an account among those of its size', () => {
  const score = (accountId: string, seatUseRate: number | null, adoptionRate: number | null = null) => ({
    accountId,
    seatUseRate,
    adoptionRate,
    scoredAt: new Date(0),
    modelVersion: 'v',
    band: 'green' as const,
    coverage: 1,
    dimensions: [],
    trend: 'stable' as const,
    score: 80,
  });

  it('is ranked by use within its segment alone, those of unknown use aside', async () => {
    await database.db.insert(accounts).values([account('b'), account('c'), account('d'), account('e', 'enterprise')]);
    await database.db
      .insert(accountHealth)
      .values([score('acme', 0.5), score('b', 0.25), score('c', 0.5), score('d', null), score('e', 0.1)]);
    expect(await readPeerStandings(database.db, 'acme')).toEqual({
      seats: { own: 0.5, members: 3, below: 1, same: 2, median: 0.5 },
      features: null,
    });
  });

  it('without a segment, a score or a share of its own has no like', async () => {
    expect(await readPeerStandings(database.db, 'acme')).toEqual({ seats: null, features: null });
    await database.db.insert(accounts).values([account('none', null), account('b', null)]);
    await database.db.insert(accountHealth).values([score('none', 0.5), score('b', 0.4), score('acme', null)]);
    expect((await readPeerStandings(database.db, 'none')).seats).toBeNull();
    expect((await readPeerStandings(database.db, 'acme')).seats).toBeNull();
  });
});
