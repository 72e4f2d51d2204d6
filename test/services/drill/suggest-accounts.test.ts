import { suggestAccounts } from '../../../src/services/drill/suggest-accounts';
import type { Scope } from '../../../src/domain/viewer';
import { insert } from '../../db/queries/account-facts';
import { useDatabase } from '../../support/database';

const database = useDatabase();
const ALL: Scope = { kind: 'all' };
const OWN: Scope = { kind: 'own', email: 'ana@example.com', pods: [] };

beforeAll(async () => {
  const account = (account_id: string, name: string, over: Record<string, unknown> = {}) => ({ account_id, name, ae_email: 'ana@example.com', pod: 'West', segment: 'smb', ...over }); // prettier-ignore
  await insert(database.pool, 'accounts', [
    account('acme', 'Acme'),
    account('acme-east', 'Acme', { pod: 'East', ae_email: 'zoe@example.com' }),
    account('labs', 'Northern Acme Laboratories'),
    account('zenith', 'Zenith Foods', { segment: null }),
    ...Array.from({ length: 30 }, (_, index) => account(`b${index}`, `Bulk ${index}`)),
  ]);
});

const namesFor = async (text: string, scope: Scope = ALL) =>
  (await suggestAccounts(database.db, { scope, text })).map(({ accountId }) => accountId);

describe('accounts while someone types', () => {
  it('are those that begin so first, then those with such a word in their name', async () => {
    expect(await namesFor('acme')).toEqual(['acme', 'acme-east', 'labs']);
  });

  it('are found misspelt, in any case, and by id', async () => {
    expect(await namesFor('ZENITH FODS')).toEqual(['zenith']);
    expect(await namesFor('labs')).toContain('labs');
  });

  it('say pod and segment', async () => {
    expect(await suggestAccounts(database.db, { scope: ALL, text: 'zenith' })).toEqual([
      { accountId: 'zenith', name: 'Zenith Foods', pod: 'West', segment: null },
    ]);
  });

  it('are twenty at most', async () => expect(await namesFor('bulk')).toHaveLength(20));

  it('are found from the first letter on', async () => expect(await namesFor('z')).toEqual(['zenith']));

  it('are those of one’s own scope only', async () => expect(await namesFor('acme', OWN)).toEqual(['acme', 'labs']));

  it.each(['', '   ', '%', '_', '\\', 'x'.repeat(5000)])('are none for %p', async (text) => {
    expect(await namesFor(text)).toEqual([]);
  });
});
