import { saveCohorts } from '../../../src/db/queries/cohorts';
import type { CohortPosition } from '../../../src/domain/insight';
import { truncateAll, useDatabase } from '../../support/database';
import { dayAgo, insert, NOW } from './account-facts';

const database = useDatabase();
const RATES = { USD: 1, EUR: 1.25 };

/** Ten accounts alike, each with one term. */
async function readTier(currency: string | null, term: { arr: number; currency: string | null }, rates = {}) {
  await truncateAll(database.pool);
  const ids = Array.from({ length: 10 }, (_none, index) => `a${index}`);
  await insert(database.pool, 'accounts', ids.map((account_id) => ({ account_id, name: 'A', currency, arr: 5_000 }))); // prettier-ignore
  const ofAccount = (account_id: string) => ({ account_id, subscription_id: 's', started_on: dayAgo(9), ...term });
  await insert(database.pool, 'subscriptions', ids.map(ofAccount));
  await database.pool.query(
    `insert into account_health (account_id, scored_at, model_version, score, band, coverage, dimensions, trend)
     select account_id, $1, 'v1', 50, 'yellow', 1, '[]', 'stable' from accounts`,
    [NOW],
  );
  await saveCohorts(database.db, { modelVersion: 'v1', now: NOW, rates });
  const { rows } = await database.pool.query<{ cohorts: CohortPosition[] }>(
    'select cohorts from account_health limit 1',
  );
  return rows[0]?.cohorts.find(({ by }) => by === 'arr_tier')?.value;
}

describe('the ARR tier of an account whose contract is in another currency', () => {
  it('is of the account’s currency', async () => {
    expect(await readTier('USD', { arr: 9_000, currency: 'EUR' }, RATES)).toBe('USD 10K to 50K');
    expect(await readTier('USD', { arr: 9_000, currency: 'USD' })).toBe('USD under 10K');
  });

  it('is that of what the account says, as long as there is no rate', async () => {
    expect(await readTier('USD', { arr: 90_000, currency: 'EUR' })).toBe('USD under 10K');
  });

  it('is of the contract’s currency where the account names none', async () => {
    expect(await readTier(null, { arr: 20_000, currency: 'EUR' })).toBe('EUR 10K to 50K');
  });
});
