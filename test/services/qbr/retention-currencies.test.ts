import { eq } from 'drizzle-orm';
import { insertBookSnapshot } from '../../../src/db/queries/book-snapshots';
import { accounts, subscriptions } from '../../../src/db/schema';
import { readRetention } from '../../../src/services/qbr/read-retention';
import { readBookRetention } from '../../../src/services/reports/exec/read-book-retention';
import { truncateAll, useDatabase } from '../../support/database';
import { ANA, fillWorld } from './world';

const database = useDatabase();
const THEN = '2026-01-01';
const TODAY = '2026-11-27';
type Rates = Record<string, number>;

const term = (currency: string | null, arr: number, startedOn = '2025-06-01') => ({
  accountId: 'acme',
  subscriptionId: `stripe:${currency}-${startedOn}`,
  startedOn,
  arr,
  currency,
  source: 'stripe',
});
const put = (...terms: ReturnType<typeof term>[]) => database.db.insert(subscriptions).values(terms);
const keep = () => insertBookSnapshot(database.db, { sinceDay: THEN, today: THEN, now: new Date(`${THEN}T06:00:00Z`) });
const read = async (rates: Rates) => readRetention(database.db, { rates }, { pod: 'north', today: TODAY });
const rateOf = async (rates: Rates) => (await read(rates))?.pod[0]?.netRate;

beforeEach(async () => {
  await truncateAll(database.pool);
  await fillWorld(database.db);
  await database.db.update(accounts).set({ aeEmail: null }); // Acme alone is in Ana's book, an account in USD
  await database.db.update(accounts).set({ aeEmail: ANA, currency: 'USD' }).where(eq(accounts.accountId, 'acme'));
});

describe('what was kept of a book whose contracts are in another currency', () => {
  it.each([0.5, 1, 1.25])('R35: is the same whatever the rate is by then, such as %s', async (rate) => {
    await put(term('EUR', 100));
    await keep();
    await put(term('EUR', 10, '2026-03-01'));
    expect(await rateOf({ USD: 1, EUR: rate })).toBeCloseTo(1.1, 9);
    expect(await rateOf({})).toBeCloseTo(1.1, 9); // nor is one needed
  });

  it('a contract that moved to another currency is compared at the rates of today', async () => {
    await put(term('EUR', 100));
    await keep();
    await database.db.delete(subscriptions);
    await put(term('USD', 150));
    expect(await rateOf({ USD: 1, EUR: 1.25 })).toBeCloseTo(150 / 125, 9);
    expect((await read({ USD: 1 }))?.reps[0]).toMatchObject({ excluded: ['Acme'], retentions: [] });
  });

  it('a contract in another currency beside the first is added at its rate', async () => {
    await put(term('USD', 100));
    await keep();
    await put(term('EUR', 80, '2026-03-01'));
    expect(await rateOf({ USD: 1, EUR: 1.25 })).toBeCloseTo(2, 9);
  });

  it('contracts in several currencies are named, and not compared: rates that moved would look like growth', async () => {
    await put(term('USD', 100), term('EUR', 100, '2025-07-01'));
    await keep();
    expect((await read({ USD: 1, EUR: 1.25 }))?.reps[0]).toMatchObject({ excluded: ['Acme'], retentions: [] });
  });

  it('the company’s retention is reckoned alike', async () => {
    await put(term('EUR', 100));
    await keep();
    await put(term('USD', 25, '2026-03-01'));
    const input = { period: THEN, today: TODAY, rates: { USD: 1, EUR: 1.25 } };
    expect((await readBookRetention(database.db, input))?.rates[0]?.netRate).toBeCloseTo(1.2, 9);
  });
});
