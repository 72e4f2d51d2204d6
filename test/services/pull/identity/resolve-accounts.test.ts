import { resolveAccounts } from '../../../../src/services/pull/identity/resolve-accounts';
import type { AccountHint } from '../../../../src/ingest/pull/connector';
import { insert } from '../../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');

async function resolve(hint: Omit<AccountHint, 'key'>, key = 'org-1', source = 'zendesk') {
  const resolved = await resolveAccounts(database.db, { source, hints: [{ key, ...hint }], now: NOW });
  return resolved.get(key)?.accountId;
}

async function matchedBy(key = 'org-1') {
  const { rows } = await database.pool.query<{ by: string | null }>(
    'select matched_by as by from source_accounts where source = $1 and key = $2',
    ['zendesk', key],
  );
  return rows[0]?.by;
}

const domain = (name: string, accountId: string) =>
  insert(database.pool, 'account_domains', [{ domain: name, account_id: accountId, source: 'salesforce' }]);

const match = (accountId: string, by: string) =>
  insert(database.pool, 'source_accounts', [
    { source: 'zendesk', key: 'org-1', account_id: accountId, matched_by: by, first_seen_at: NOW, last_seen_at: NOW },
  ]);

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [
    { account_id: 'acme', name: 'Acme', crm_id: '001A' },
    { account_id: 'globex', name: 'Globex', crm_id: '001G' },
    { account_id: 'initech', name: 'Initech', crm_id: null },
  ]);
});

describe('R227: a customer of a source is recognised', () => {
  it('by the external id, which is our account_id', async () => {
    expect(await resolve({ externalId: 'acme' })).toBe('acme');
    expect(await matchedBy()).toBe('external_id');
  });

  it('by the CRM id of one account', async () => {
    expect(await resolve({ crmId: '001G' })).toBe('globex');
    expect(await matchedBy()).toBe('crm_id');
  });

  it('not by a CRM id that two accounts have', async () => {
    await insert(database.pool, 'accounts', [{ account_id: 'globex-2', name: 'Globex 2', crm_id: '001G' }]);
    expect(await resolve({ crmId: '001G' })).toBeNull();
  });

  it('by the CRM id of the one account of two that is not gone', async () => {
    await insert(database.pool, 'accounts', [
      { account_id: 'globex-2', name: 'Globex 2', crm_id: '001G', deleted_at: NOW },
    ]);
    expect(await resolve({ crmId: '001G' })).toBe('globex');
  });

  it('by its key in another pulled source', async () => {
    await insert(database.pool, 'source_cursors', [
      { source: 'hubspot', part: 'companies', version: 1, moved_at: NOW },
    ]);
    await resolve({ externalId: 'initech' }, '77', 'hubspot');
    expect(await resolve({ crmId: '77' })).toBe('initech');
  });

  it('not by a key that is one account in one source and another in a second', async () => {
    for (const source of ['hubspot', 'intercom'])
      await insert(database.pool, 'source_cursors', [{ source, part: 'companies', version: 1, moved_at: NOW }]);
    await resolve({ externalId: 'initech' }, '77', 'hubspot');
    await resolve({ externalId: 'globex' }, '77', 'intercom');
    expect(await resolve({ crmId: '77' })).toBeNull();
  });

  it('by a domain that one account alone has', async () => {
    await domain('acme.test', 'acme');
    expect(await resolve({ domains: ['https://www.Acme.test/about'] })).toBe('acme');
    expect(await matchedBy()).toBe('domain');
  });

  it('not by a domain that two accounts have, unless another domain of it says which', async () => {
    await domain('holding.test', 'acme');
    await domain('holding.test', 'globex');
    expect(await resolve({ domains: ['holding.test'] })).toBeNull();
    await domain('globex.test', 'globex');
    expect(await resolve({ domains: ['holding.test', 'globex.test'] })).toBe('globex');
  });

  it('not by two domains that name two accounts', async () => {
    await domain('acme.test', 'acme');
    await domain('globex.test', 'globex');
    expect(await resolve({ domains: ['acme.test', 'globex.test'] })).toBeNull();
  });

  it('never by a free mail provider, or by the domain of our own people', async () => {
    await domain('gmail.com', 'acme');
    await domain('ours.test', 'globex');
    await insert(database.pool, 'people', [{ email: 'rep@ours.test', name: 'Rep', role: 'ae' }]);
    expect(await resolve({ domains: ['someone@gmail.com', 'ours.test'] })).toBeNull();
  });

  it.each([
    [{ externalId: 'acme', crmId: '001G', domains: ['initech.test'] }, 'acme'],
    [{ externalId: 'nobody', crmId: '001G', domains: ['initech.test'] }, 'globex'],
    [{ externalId: 'nobody', crmId: 'nothing', domains: ['initech.test'] }, 'initech'],
  ])('by the strongest of what it gives: %j is %s', async (hint, accountId) => {
    await domain('initech.test', 'initech');
    expect(await resolve(hint)).toBe(accountId);
  });

  it.each(['file', 'person'])('by what a %s said, whatever the rules say', async (by) => {
    await match('initech', by);
    expect(await resolve({ externalId: 'acme' })).toBe('initech');
  });
});

describe('a match by a rule', () => {
  it('is made anew when its ground changes, and ends when the new ground names nobody', async () => {
    expect(await resolve({ externalId: 'acme' })).toBe('acme');
    expect(await resolve({ externalId: 'globex' })).toBe('globex');
    expect(await resolve({ externalId: 'nobody' })).toBeNull();
  });

  it('ends when it has other domains now, and stays while one of them is as before', async () => {
    await domain('acme.test', 'acme');
    expect(await resolve({ domains: ['acme.test'] })).toBe('acme');
    await database.pool.query('delete from account_domains');
    expect(await resolve({ domains: ['acme.test', 'acme-labs.test'] })).toBe('acme');
    expect(await resolve({ domains: ['other.test'] })).toBeNull();
  });

  it('stays while the source does not say otherwise', async () => {
    await resolve({ externalId: 'acme', domains: ['acme.test'] });
    expect(await resolve({ externalId: null, domains: [] })).toBe('acme');
  });

  it('by a domain stays when a second account gets that domain, which then matches nobody new', async () => {
    await domain('acme.test', 'acme');
    await resolve({ domains: ['acme.test'] });
    await domain('acme.test', 'globex');
    expect(await resolve({ domains: ['acme.test'] })).toBe('acme');
    expect(await resolve({ domains: ['acme.test'] }, 'org-2')).toBeNull();
  });
});

describe('a customer that is no longer what it was', () => {
  it('is ignored when a person said so', async () => {
    await resolve({ name: 'Test org' });
    await database.pool.query('update source_accounts set ignored_at = $1', [NOW]);
    const resolved = await resolveAccounts(database.db, {
      source: 'zendesk',
      hints: [{ key: 'org-1', externalId: 'acme' }],
      now: NOW,
    });
    expect(resolved.get('org-1')).toEqual({ accountId: null, isIgnored: true });
  });

  it('and was nobody is the account of the customer that it was merged into, however often', async () => {
    await resolve({ externalId: 'globex' }, 'org-3');
    await resolve({}, 'org-2');
    await resolve({});
    await database.pool.query(`update source_accounts set merged_into = 'org-2' where key = 'org-1'`);
    await database.pool.query(`update source_accounts set merged_into = 'org-3' where key = 'org-2'`);
    expect(await resolve({})).toBe('globex');
    expect(await matchedBy()).toBe('merged');
  });

  it('is the account that its account became', async () => {
    await database.pool.query(`update accounts set merged_into = 'globex', deleted_at = $1 where account_id = 'acme'`, [NOW]); // prettier-ignore
    await database.pool.query(`update accounts set merged_into = 'initech', deleted_at = $1 where account_id = 'globex'`, [NOW]); // prettier-ignore
    expect(await resolve({ externalId: 'acme' })).toBe('initech');
  });
});

describe('hints as they come', () => {
  it('of one customer on one page say together what they say', async () => {
    await domain('acme.test', 'acme');
    const hints = [{ key: '1', domains: ['acme.test'] }, { key: '1', name: 'Acme' }, { key: '2' }]; // prettier-ignore
    const resolved = await resolveAccounts(database.db, { source: 'zendesk', hints, now: NOW });
    expect([...resolved].map(([key, { accountId }]) => [key, accountId])).toEqual([['1', 'acme'], ['2', null]]); // prettier-ignore
  });

  it('with NUL and half an emoji in name and key are kept as far as they can be', async () => {
    expect(await resolve({ externalId: 'acme', name: 'A\0cme \ud83d' }, 'org\0-9')).toBe('acme');
    const { rows } = await database.pool.query('select key, name from source_accounts');
    expect(rows).toEqual([{ key: 'org-9', name: 'Acme \ufffd' }]);
  });

  it('five thousand at once are resolved', async () => {
    const hints = Array.from({ length: 5000 }, (_, index) => ({ key: `k${index}`, externalId: index % 2 === 0 ? 'acme' : null })); // prettier-ignore
    const resolved = await resolveAccounts(database.db, { source: 'zendesk', hints, now: NOW });
    expect([...resolved.values()].filter(({ accountId }) => accountId === 'acme')).toHaveLength(2500);
  });
});
