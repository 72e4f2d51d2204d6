import { accounts } from '../../src/db/schema';
import { diagnoseCurrencies } from '../../src/services/diagnose/diagnose-currencies';
import { truncateAll, useDatabase } from '../support/database';

describe('doctor, of currencies', () => {
  const database = useDatabase();
  const diagnose = async (currencies: readonly (string | null)[], rates: Record<string, number>) => {
    await truncateAll(database.pool);
    const rows = currencies.map((currency, index) => ({ accountId: `a${index}`, name: 'A', source: 'csv', currency }));
    await database.db.insert(accounts).values(rows);
    return diagnoseCurrencies(database.db, rates);
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
});
