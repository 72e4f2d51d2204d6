import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, getFeatures, insert, NOW, TODAY } from '../../db/queries/account-facts';
import { getSignal } from '../build-features';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }]);
  await connect(database.pool, 'invoices');
});

const monthsAgo = (months: number, day: number): string => {
  const [year = 0, month = 0] = TODAY.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, day)).toISOString().slice(0, 10);
};
const bill = (...days: string[]) =>
  insert(database.pool, 'invoices', days.map((day) => ({ account_id: 'acme', invoice_id: day, issued_on: day, due_on: day, amount: 100 }))); // prettier-ignore
/** What the signal says at so many days after today. */
const read = async (later: number) => {
  const now = new Date(NOW.getTime() + later * 86_400_000);
  const measured = getSignal('billed_change_90d').measure(await getFeatures(database.pool, 'acme', now), now);
  return measured.kind === 'known' ? Math.round(measured.value * 100) : measured.kind;
};
const readEach = async (days: readonly number[]) => {
  const seen = new Set<number | string>();
  for (const day of days) seen.add(await read(day));
  return [...seen];
};
const YEAR = Array.from({ length: 30 }, (_, index) => index * 12);
const ahead = (every: number, day: number) =>
  Array.from({ length: 36 }, (_, index) => monthsAgo(20 - index * every, day));

describe('the amount invoiced, by rhythm', () => {
  it.each([1, 3])('of an account billed every %d months never changes, on whatever day one looks', async (every) => {
    await bill(...ahead(every, 4));
    expect(await readEach(YEAR)).toEqual([0]);
  });

  it.each([6, 12])('of an account billed every %d months is never compared', async (every) => {
    await bill(...ahead(every, 20).slice(0, 8));
    expect(await readEach(YEAR)).toEqual(['no_data']);
  });

  it('of a yearly payer is not compared for an extra bill, either', async () => {
    await bill(monthsAgo(17, 10), monthsAgo(5, 10), monthsAgo(1, 10));
    expect(await readEach(YEAR)).toEqual(['no_data']);
  });

  it('of a monthly payer who is no longer billed falls month by month to nothing', async () => {
    await bill(...Array.from({ length: 16 }, (_, index) => monthsAgo(index, 4)));
    expect([await read(0), await read(35), await read(66), await read(93)]).toEqual([0, -33, -67, -100]);
  });

  it('of a quarterly payer who is no longer billed is nothing once the bill is a fortnight late', async () => {
    await bill(...Array.from({ length: 6 }, (_, index) => monthsAgo(index * 3, 4)));
    expect([await read(91), await read(105), await read(106)]).toEqual([0, 'no_data', -100]);
  });

  it('of an account that paid its last bill long ago is no news', async () => {
    await bill(dayAgo(900), dayAgo(870), dayAgo(840));
    expect(await read(0)).toBe('no_data');
  });
});
