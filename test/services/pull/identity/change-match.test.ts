import { openChangedAccounts } from '../../../../src/db/queries/facts/changed-accounts';
import { withConnection } from '../../../../src/db/queries/ingest-lock';
import { MAX_WAITING, type WaitingFact } from '../../../../src/db/queries/waiting-facts';
import type { MatchChange } from '../../../../src/domain/source-match';
import { changeMatch } from '../../../../src/services/pull/identity/change-match';
import { keepWaiting } from '../../../../src/services/pull/identity/keep-waiting';
import { prepareIdentity } from '../../../../src/services/pull/identity/prepare-identity';
import { resolveAccounts } from '../../../../src/services/pull/identity/resolve-accounts';
import { foldEvents } from '../../../../src/services/pull/roll-up/fold-events';
import type { Mapping } from '../../../../src/ingest/mapping-file';
import { insert } from '../../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const OPENED = '2026-03-03T09:00:00.000Z';

const ticket = (over: Partial<WaitingFact> = {}): WaitingFact => ({
  accountKey: 'org-1',
  stream: 'tickets',
  factKey: 'zendesk:1',
  version: new Date(OPENED),
  cells: { ticket_id: 'zendesk:1', opened_at: OPENED, priority: 'p1' },
  ...over,
});

const change = (asked: MatchChange, key = 'org-1') =>
  changeMatch(database.pool, { source: 'zendesk', key, change: asked, byEmail: 'ruth@example.com', now: NOW });
const match = (accountId: string, key = 'org-1') => change({ kind: 'match', accountId }, key);

async function seen(key: string, externalId?: string) {
  await resolveAccounts(database.db, { source: 'zendesk', hints: [{ key, externalId, name: `Org ${key}` }], now: NOW });
}

const event = (key: string, id: string) => ({ kind: 'event' as const, id, account: { key }, day: '2026-03-03', userId: id, feature: null, isLogin: false }); // prettier-ignore

const inConnection = <T>(work: (connection: Parameters<Parameters<typeof withConnection>[1]>[0]) => Promise<T>) =>
  withConnection(database.pool, async (connection) => {
    await openChangedAccounts(connection.client);
    return work(connection);
  });

const fold = (...events: ReturnType<typeof event>[]) =>
  inConnection((connection) => foldEvents(connection, { source: 'zendesk', events, columns: ['active_users', 'events'], now: NOW })); // prettier-ignore

const prepare = (mappings: Mapping[] | null = null) =>
  inConnection((connection) => prepareIdentity(connection, { source: 'zendesk', mappings, now: NOW }));

const read = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows;
const tickets = () => read('select account_id, ticket_id, priority from tickets order by ticket_id');
const waiting = () => read('select account_key, fact_key from waiting_facts order by fact_key');
const usage = () => read('select account_id, active_users, logins, events from usage_daily order by account_id');

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'globex', name: 'Globex' }]); // prettier-ignore
  await seen('org-1');
});

describe('R227: a person says whose a customer is', () => {
  it('and what waited for it lands, events and all', async () => {
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await fold(event('org-1', 'u1'), event('org-1', 'u2'));
    const { outcome, changedAccounts } = await match('acme');
    expect(outcome).toMatchObject({
      customer: 'Org org-1',
      account: 'Acme',
      before: null,
      landed: [{ stream: 'tickets', count: 1 }],
      usageDays: 1,
      isReadAgain: false,
    });
    expect(changedAccounts).toEqual(['acme']);
    expect(await tickets()).toEqual([{ account_id: 'acme', ticket_id: 'zendesk:1', priority: 'p1' }]);
    expect(await usage()).toEqual([{ account_id: 'acme', active_users: 2, logins: null, events: 2 }]);
    expect(await waiting()).toEqual([]);
  });

  it('and another one later: everything it said of the first is the second’s', async () => {
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await fold(event('org-1', 'u1'));
    await match('acme');
    const { outcome, changedAccounts } = await match('globex');
    expect(outcome).toMatchObject({ account: 'Globex', before: 'Acme', isLeft: false });
    expect(changedAccounts.toSorted()).toEqual(['acme', 'globex']);
    expect(await tickets()).toEqual([{ account_id: 'globex', ticket_id: 'zendesk:1', priority: 'p1' }]);
    expect(await usage()).toMatchObject([{ account_id: 'globex', events: 1 }]);
  });

  it('and takes it back: it waits as before, and lands as before when it is said again', async () => {
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await match('acme');
    await change({ kind: 'undo' });
    expect(await tickets()).toEqual([]);
    expect(await waiting()).toEqual([{ account_key: 'org-1', fact_key: 'zendesk:1' }]);
    await match('acme');
    expect(await tickets()).toHaveLength(1);
  });

  it('and that it is none of ours: nothing of it is kept, so that nothing lands when that is taken back', async () => {
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await fold(event('org-1', 'u1'));
    await change({ kind: 'ignore' });
    expect(await waiting()).toEqual([]);
    expect(await read('select event_id from usage_events')).toEqual([]);
    await change({ kind: 'undo' });
    expect((await match('acme')).outcome).toMatchObject({ landed: [], usageDays: 0 });
  });

  it('but what landed stays where two customers of the source were one account; events are counted without it', async () => {
    await seen('org-2', 'acme');
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await fold(event('org-1', 'u1'), event('org-2', 'u2'));
    await match('acme');
    expect(await usage()).toMatchObject([{ account_id: 'acme', events: 2 }]);
    expect((await change({ kind: 'undo' })).outcome.isLeft).toBe(true);
    expect(await tickets()).toHaveLength(1);
    expect(await usage()).toMatchObject([{ account_id: 'acme', events: 1 }]);
  });

  it('that it is none: what waited is dropped, until that is taken back', async () => {
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await change({ kind: 'ignore' });
    expect(await waiting()).toEqual([]);
    const hints = [{ key: 'org-1', externalId: 'acme' }];
    const resolved = await resolveAccounts(database.db, { source: 'zendesk', hints, now: NOW });
    expect(resolved.get('org-1')?.isIgnored).toBe(true);
    await change({ kind: 'undo' });
    const again = await resolveAccounts(database.db, { source: 'zendesk', hints, now: NOW });
    expect(again.get('org-1')).toEqual({ accountId: 'acme', isIgnored: false });
  });

  it('and the source is read from the beginning where more had come than was kept', async () => {
    await insert(database.pool, 'source_cursors', [{ source: 'zendesk', part: 'tickets', version: 1, moved_at: NOW }]);
    const many = Array.from({ length: MAX_WAITING + 1 }, (_, index) => {
      const id = `zendesk:${index}`;
      return ticket({ factKey: id, cells: { ticket_id: id, opened_at: OPENED } });
    });
    await keepWaiting(database.db, { source: 'zendesk', facts: many, now: NOW });
    const { outcome } = await match('acme');
    expect(outcome).toMatchObject({ landed: [{ stream: 'tickets', count: MAX_WAITING }], isReadAgain: true });
    expect(await read('select from source_cursors')).toEqual([]);
  });

  it.each([
    [{ kind: 'match', accountId: 'nobody' }, 'org-1', 'There is no such account.'],
    [{ kind: 'match', accountId: 'acme' }, 'org-9', 'zendesk has told of no customer org-9.'],
    [{ kind: 'undo' }, 'org-1', 'Nobody has matched it, so there is nothing to undo.'],
  ] as const)('but not %j of %s', async (asked, key, sentence) => {
    await expect(change(asked, key)).rejects.toThrow(sentence);
  });

  it('but not where a file or a rule has said so', async () => {
    await prepare([{ source: 'zendesk', key: 'org-1', accountId: 'acme' }]);
    await expect(match('globex')).rejects.toThrow('It stands in the mapping file');
    await seen('org-2', 'acme');
    await expect(change({ kind: 'undo' }, 'org-2')).rejects.toThrow('No person matched it, but a rule');
  });
});

describe('before a source is read', () => {
  it('what the mapping file says lands; a line that is gone matches no longer', async () => {
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await prepare([{ source: 'zendesk', key: 'org-1', accountId: 'acme' }]);
    expect(await tickets()).toHaveLength(1);
    await prepare([]);
    expect(await read('select account_id from source_accounts')).toEqual([{ account_id: null }]);
  });

  it('a line of another source, or of no account, changes nothing', async () => {
    await prepare([{ source: 'hubspot', key: 'org-1', accountId: 'acme' }, { source: 'zendesk', key: 'org-1', accountId: 'nobody' }]); // prettier-ignore
    expect(await read('select source, account_id from source_accounts')).toEqual([{ source: 'zendesk', account_id: null }]); // prettier-ignore
  });

  it('who waited for an account that is known by now is recognised', async () => {
    await seen('org-1', 'initech');
    await keepWaiting(database.db, { source: 'zendesk', facts: [ticket()], now: NOW });
    await prepare();
    expect(await tickets()).toEqual([]);
    await insert(database.pool, 'accounts', [{ account_id: 'initech', name: 'Initech' }]);
    await prepare();
    expect(await tickets()).toMatchObject([{ account_id: 'initech' }]);
  });

  it('the addresses of contacts tell whose a domain is, as long as they are there', async () => {
    const contact = { account_id: 'acme', contact_id: 'c1', email: 'Jo@Acme.test' };
    await insert(database.pool, 'contacts', [contact, { ...contact, contact_id: 'c2', email: 'jo@gmail.com' }]);
    await resolveAccounts(database.db, { source: 'zendesk', hints: [{ key: 'org-1', domains: ['acme.test'] }], now: NOW }); // prettier-ignore
    await prepare();
    expect(await read('select account_id, matched_by from source_accounts')).toEqual([{ account_id: 'acme', matched_by: 'domain' }]); // prettier-ignore
    expect(await read('select domain from account_domains')).toEqual([{ domain: 'acme.test' }]);
    await database.pool.query(`delete from contacts`);
    await prepare();
    expect(await read('select domain from account_domains')).toEqual([]);
  });
});
