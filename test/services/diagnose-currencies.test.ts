import { accounts, subscriptions } from '../../src/db/schema';
import { diagnoseCurrencies } from '../../src/services/diagnose/diagnose-currencies';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-04T06:00:00Z');

describe('doctor, of currencies', () => {
  const database = useDatabase();
  const diagnose = async (currencies: readonly (string | null)[], rates: Record<string, number>) => {
    await truncateAll(database.pool);
    const rows = currencies.map((currency, index) => ({ accountId: `a${index}`, name: 'A', source: 'csv', currency }));
    await database.db.insert(accounts).values(rows);
    return diagnoseCurrencies(database.db, { rates, now: NOW });
  };

  it('says nothing while there is one', async () => {
    expect(await diagnose(['EUR', 'EUR', null], {})).toEqual([]);
  });

  it('notes those without a rate, for their amounts cannot be compared', async () => {
    const [found] = await diagnose(['USD', 'EUR', 'EUR'], { USD: 1 });
    expect(found).toMatchObject({ level: 'note', text: expect.stringContaining('but EUR without a rate') });
  });

  it('is content when each has one', async () => {
    expect(await diagnose(['USD', 'EUR'], { USD: 1, EUR: 1.08 })).toMatchObject([{ level: 'ok' }]);
  });

  describe('of contract terms', () => {
    const term = (account: number, currency: string | null, over: { startedOn?: string; endsOn?: string } = {}) => ({
      accountId: `a${account}`,
      subscriptionId: `stripe:${account}-${currency}`,
      source: 'stripe',
      startedOn: '2025-06-01',
      arr: 100,
      currency,
      ...over,
    });
    const diagnoseTerms = async (rates: Record<string, number>, ...terms: ReturnType<typeof term>[]) => {
      await diagnose(['USD', 'USD', null], rates);
      await database.db.insert(subscriptions).values(terms);
      return diagnoseCurrencies(database.db, { rates, now: NOW });
    };

    it('counts the customers whose terms cannot be reckoned, and names each currency that has no rate', async () => {
      const [found] = await diagnoseTerms({}, term(0, 'EUR'), term(0, 'GBP'), term(1, 'EUR'));
      const text =
        '2 customers have contract terms in a currency without a rate (EUR, GBP, USD): name them in currency_rates. Until then the ARR of the account stands.';
      expect(found).toEqual({ area: 'currencies', level: 'problem', text });
      const [one] = await diagnoseTerms({ USD: 1, GBP: 1.3 }, term(0, 'EUR'), term(0, 'GBP'), term(1, 'USD'));
      expect(one?.text).toContain('1 customer has contract terms in a currency without a rate (EUR): name it');
    });

    it('also where it is the account’s own that has no rate', async () => {
      const [found] = await diagnoseTerms({ EUR: 1.1 }, term(0, 'EUR'));
      expect(found?.text).toContain('1 customer has contract terms in a currency without a rate (USD): name it');
    });

    it.each([
      ['named by no term', term(0, null)],
      ['the account’s own', term(0, 'USD')],
      ['of an account that names none', term(2, 'EUR')],
      ['of a term that ended today', term(0, 'EUR', { endsOn: '2026-03-04' })],
      ['of a term that begins tomorrow', term(0, 'EUR', { startedOn: '2026-03-05' })],
    ])('says nothing of a currency that is %s', async (_which, one) => {
      expect(await diagnoseTerms({}, one)).toEqual([]);
    });

    it('asks for the currency of an account whose terms are in several', async () => {
      const [found] = await diagnoseTerms({ USD: 1, EUR: 1.1 }, term(2, 'EUR'), term(2, 'USD'));
      expect(found?.text).toContain('1 customer has contract terms in several currencies and none of their own');
    });
  });
});
