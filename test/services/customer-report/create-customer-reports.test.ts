import { accountHealth, accounts, sourceStreams, subscriptions, usageDaily } from '../../../src/db/schema';
import {
  createCustomerReports,
  type CustomerReportForm,
} from '../../../src/services/customer-report/create-customer-reports';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T09:00:00Z');
const source = 'test';

const person = {
  email: 'rep@example.com',
  name: 'Rosa Lind',
  role: 'ae',
  pod: null,
  managerEmail: null,
  slackUserId: 'U1',
  timeZone: 'UTC',
} as const;
const scope = { kind: 'own', email: 'rep@example.com', pods: [] } as const;
const findViewer = async () => ({ kind: 'person', slackUserId: 'U1', person, scope, managedPods: [] }) as const;
const asked = { caller: { slackUserId: 'U1', teamId: 'T1', enterpriseId: null }, accountId: 'a0', now: NOW };

const write = (form: Partial<CustomerReportForm> = {}) =>
  createCustomerReports({ db: database.db, findViewer }).write({
    ...asked,
    form: { period: 'last_13_weeks', goals: [], outcome: null, ...form },
  });

const account = (index: number) => ({
  accountId: `a${index}`,
  name: index === 0 ? 'Acme & Söhne GmbH' : `Neighbour ${index}`,
  segment: 'smb' as const,
  seatsPurchased: 100,
  aeEmail: 'rep@example.com',
  source,
});
const health = (index: number, seatUseRate: number) => ({
  accountId: `a${index}`,
  seatUseRate,
  scoredAt: NOW,
  modelVersion: 'v',
  band: 'red' as const,
  coverage: 1,
  dimensions: [],
  trend: 'stable' as const,
  score: 13,
  reason: 'Logins down 41% in 14 days',
  expansionStage: 'ready' as const,
});

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(accounts).values(account(0));
});

const connectUsage = (lastFactOn: string) =>
  database.db
    .insert(sourceStreams)
    .values({ source, stream: 'usage_daily', firstFactOn: '2026-01-01', lastFactOn, lastSuccessAt: NOW });
const use = (day: string, activeUsers: number) =>
  database.db.insert(usageDaily).values({ accountId: 'a0', day, activeUsers, source });

describe('a report that is written', () => {
  it('R203: is not written at all when it would say a word of ours, however the word came in', async () => {
    await expect(write({ goals: ['Lift the health score'] })).rejects.toMatchObject({
      code: 'customer_report_internal',
    });
    await expect(write({ outcome: 'No longer at risk' })).rejects.toMatchObject({ code: 'customer_report_internal' });
  });

  it('is called after the customer, in letters that every system takes', async () => {
    const { files } = await write();
    expect(files.map(({ name }) => name)).toEqual(['acme-sohne-gmbh-progress.pptx', 'acme-sohne-gmbh-progress.md']);
  });

  it('R202: compares with ten of its size and more, by use alone: a red account may be ahead', async () => {
    const others = Array.from({ length: 9 }, (_, index) => index + 1);
    await database.db.insert(accounts).values(others.map(account));
    await database.db
      .insert(accountHealth)
      .values([health(0, 0.9), ...others.slice(1).map((index) => health(index, index / 20))]);
    expect((await write()).facts.benchmarks).toEqual([]);
    await database.db.insert(accountHealth).values(health(1, 0.05));
    const { facts, files } = await write();
    expect(facts.benchmarks).toMatchObject([{ measure: 'seats', standing: 'top_quarter' }]);
    expect(Buffer.from(files[1]?.bytes ?? []).toString()).not.toContain('Neighbour');
  });

  it('R141: welcomes growth of a green account that is ready for it, of no other', async () => {
    await database.db.insert(accountHealth).values(health(0, 0.95));
    expect((await write()).facts.isGrowthWelcome).toBe(false);
    await database.db.update(accountHealth).set({ band: 'green' });
    expect((await write()).facts.isGrowthWelcome).toBe(true);
    await database.db.update(accountHealth).set({ expansionStage: 'nurture' });
    expect((await write()).facts.isGrowthWelcome).toBe(false);
  });

  it.each([
    ['2026-11-08', 12],
    ['2026-11-07', null],
  ])(
    'with usage that reaches to %s says %s active users: a feed that stopped tells nothing of now',
    async (last, now) => {
      await use('2026-06-01', 5);
      await use(last, 12);
      await connectUsage(last);
      const { facts } = await write();
      expect(facts.users?.now ?? null).toBe(now);
      expect(facts.period.untilOn).toBe(now === null ? '2026-11-22' : last);
    },
  );

  it('tells of seats that were added in the period, and of none that were taken away', async () => {
    const term = (subscriptionId: string, startedOn: string, endsOn: string, seats: number) => ({
      accountId: 'a0',
      subscriptionId,
      startedOn,
      endsOn,
      arr: 1,
      seats,
      source,
    });
    await database.db
      .insert(subscriptions)
      .values([term('1', '2025-09-01', '2026-09-01', 60), term('2', '2026-09-01', '2027-09-01', 80)]);
    expect((await write()).facts).toMatchObject({ seats: 80, seatsAdded: 20, customerSinceOn: '2025-09-01' });
    await database.db.update(subscriptions).set({ seats: 60 });
    expect((await write()).facts.seatsAdded).toBeNull();
  });
});
