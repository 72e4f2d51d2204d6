import type { AccountHint, Mapped } from '../../../src/ingest/pull/connector';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, fact, NOW, page, type Rec, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const at = (minutes: number): Date => new Date(NOW.getTime() - (100 - minutes) * 60_000);
const land = (...records: Rec[]) =>
  pull(
    database,
    buildConnector(
      buildStream({
        brings: { accounts: ['name'], tickets: ['ticket_id'] },
        pages: [page('1', records, { isLast: true })],
      }),
    ),
  );
const customer = (
  key: string,
  hint: Partial<AccountHint> = {},
  cells: Record<string, string> = {},
  minutes = 1,
): Rec => ({
  id: key,
  says: [
    {
      kind: 'fact',
      stream: 'accounts',
      account: { key, crmId: key, ...hint },
      version: at(minutes),
      cells: { name: `Name of ${key}`, crm_id: key, ...cells },
    },
  ],
});
const gone = (key: string, minutes: number): Rec => ({
  id: key,
  says: [{ kind: 'deleted', stream: 'accounts', account: { key }, version: at(minutes), cells: {} }],
});
const merged = (from: string, into: string): Rec => ({
  id: from,
  says: [{ kind: 'merged', from, into, version: at(5) } satisfies Mapped],
});
const listAccounts = () =>
  listRows(
    database,
    `select account_id, name, deleted_at, merged_into from accounts where account_id not in ('a1', 'a2') order by 1`,
  );

describe('a row of a CRM', () => {
  it('makes an account by our own id where the CRM has it, else by its own', async () => {
    await land(customer('001'), customer('002', { externalId: 'ours' }));
    expect(await listAccounts()).toEqual([
      ['001', 'Name of 001', null, null],
      ['ours', 'Name of 002', null, null],
    ]);
    expect((await land(customer('001'))).changed).toEqual([]);
  });

  it('is the account that is known by its id already', async () => {
    await land(customer('001', { externalId: 'a1' }));
    expect(await listRows(database, `select name from accounts where account_id = 'a1'`)).toEqual([['Name of 001']]);
    expect(await listAccounts()).toEqual([]);
  });

  it('whose number is the id of some other customer in another source makes an account of its own', async () => {
    await land(customer('a1', { crmId: null }, { crm_id: '' }));
    expect(await listRows(database, 'select account_id, name from accounts order by 1')).toEqual([
      ['a1', 'Acme'],
      ['a2', 'Beta'],
      ['desk:a1', 'Name of a1'],
    ]);
  });

  it('that says nothing of domains leaves those that are known', async () => {
    await land(customer('001', { domains: ['acme.example'] }));
    await land(customer('001', {}, { name: 'Other' }, 2));
    expect(await listRows(database, 'select domain, account_id from account_domains')).toEqual([
      ['acme.example', '001'],
    ]);
    await land(customer('001', { domains: [] }, { name: 'Other still' }, 3));
    expect(await listRows(database, 'select domain from account_domains')).toEqual([]);
  });

  it('is there for what stands beside it on the page', async () => {
    const beside: Rec = {
      id: 't',
      says: [
        fact('tickets', { account: '001', at: at(1), cells: { ticket_id: 't', opened_at: '2026-11-01T08:00:00Z' } }),
      ],
    };
    await land(beside, customer('001'));
    expect(await listRows(database, 'select account_id, ticket_id from tickets')).toEqual([['001', 'desk:t']]);
  });
});

describe('a fact of a customer that nobody recognised', () => {
  it('waits, is counted, and lands when the customer is known', async () => {
    const waits: Rec = {
      id: 't',
      says: [
        {
          ...fact('tickets', { at: at(1), cells: { ticket_id: 't', opened_at: '2026-11-01T08:00:00Z' } }),
          account: { key: 'x9' },
        } as Mapped,
      ],
    };
    expect((await land(waits)).report.files).toContainEqual(
      expect.objectContaining({ stream: 'tickets', landed: 0, waiting: 1 }),
    );
    expect(await listRows(database, 'select * from tickets')).toEqual([]);
    await land(customer('x9'));
    await land();
    expect(await listRows(database, 'select account_id, ticket_id from tickets')).toEqual([['x9', 'desk:t']]);
  });
});

describe('what waits for its customer', () => {
  it('goes by a word of its deletion that is as late, not by an earlier one', async () => {
    const waits = ticket('7', { account: 'nobody', at: at(20) });
    const goneAt = (minutes: number): Rec => ({
      id: '7',
      says: [{ kind: 'deleted', stream: 'tickets', account: null, version: at(minutes), cells: { ticket_id: '7' } }],
    });
    const listWaiting = () => listRows(database, 'select fact_key from waiting_facts');
    await land(waits, goneAt(10));
    await land(goneAt(19));
    expect(await listWaiting()).toEqual([['desk:7']]);
    await land(goneAt(20));
    expect(await listWaiting()).toEqual([]);
  });
});

describe('a customer that its CRM deleted', () => {
  it('says so, keeps everything that is known, and comes back with a later state only', async () => {
    await land(customer('001', {}, {}, 10));
    await land(ticket('7', { account: '001' }));
    expect((await land(gone('001', 20))).changed).toEqual(['001']);
    expect(await listAccounts()).toEqual([['001', 'Name of 001', at(20), null]]);
    expect(await listRows(database, 'select account_id from tickets')).toEqual([['001']]);
    await land(customer('001', {}, { name: 'Older' }, 15));
    expect(await listAccounts()).toEqual([['001', 'Name of 001', at(20), null]]);
    await land(customer('001', {}, { name: 'Back' }, 30));
    expect(await listAccounts()).toEqual([['001', 'Back', null, null]]);
  });
});

describe('a deletion that comes late', () => {
  it('of a state before the one that is known is none', async () => {
    await land(customer('001', {}, {}, 20));
    expect((await land(gone('001', 10))).changed).toEqual([]);
    expect(await listAccounts()).toEqual([['001', 'Name of 001', null, null]]);
  });

  it('of the very state that is known stands, however often that comes again', async () => {
    await land(customer('001', {}, {}, 20));
    await land(gone('001', 20));
    await land(customer('001', {}, {}, 20));
    expect(await listAccounts()).toEqual([['001', 'Name of 001', at(20), null]]);
  });
});

describe('two customers that became one', () => {
  beforeEach(async () => {
    await land(customer('001'), customer('002'));
    await land(ticket('7', { account: '001' }), ticket('8', { account: '002' }));
    await database.pool.query(`insert into usage_daily (account_id, day, logins, source) values
      ('001', '2026-11-01', 1, 'csv'), ('001', '2026-11-02', 2, 'csv'), ('002', '2026-11-02', 9, 'csv')`);
  });
  const listUsage = () => listRows(database, 'select account_id, logins from usage_daily order by 1, 2');

  it('are the one: facts of all sources go over where it has none of that key, and history stays where it has', async () => {
    expect((await land(merged('001', '002'))).changed).toEqual(['001', '002']);
    expect(await listAccounts()).toEqual([
      ['001', 'Name of 001', NOW, '002'],
      ['002', 'Name of 002', null, null],
    ]);
    expect(await listRows(database, 'select account_id, ticket_id from tickets order by 2')).toEqual([
      ['002', 'desk:7'],
      ['002', 'desk:8'],
    ]);
    expect(await listUsage()).toEqual([
      ['001', 2],
      ['002', 1],
      ['002', 9],
    ]);
  });

  it('are the one in what is known to be gone, too', async () => {
    await land({
      id: '7',
      says: [{ kind: 'deleted', stream: 'tickets', account: null, version: NOW, cells: { ticket_id: '7' } }],
    });
    await land(merged('001', '002'));
    expect(await listRows(database, 'select fact_key, account_id from deleted_facts')).toEqual([['desk:7', '002']]);
  });

  it('are so once: again it changes nothing, and what comes of the one later is the other’s', async () => {
    await land(merged('001', '002'));
    expect((await land(merged('001', '002'))).changed).toEqual([]);
    await land({
      id: '9',
      says: [
        {
          ...fact('tickets', { at: at(9), cells: { ticket_id: '9', opened_at: '2026-11-01T08:00:00Z' } }),
          account: { key: '001' },
        } as Mapped,
      ],
    });
    expect(await listRows(database, `select account_id from tickets where ticket_id = 'desk:9'`)).toEqual([['002']]);
    await land(customer('001', {}, { name: 'Stale' }, 50));
    expect((await listAccounts())[1]).toEqual(['002', 'Name of 002', null, null]);
  });

  it('are so when the other is known only later', async () => {
    await land(merged('001', '003'));
    expect((await listAccounts())[0]).toEqual(['001', 'Name of 001', null, null]);
    await land(customer('003'));
    await land();
    expect((await listAccounts())[0]).toEqual(['001', 'Name of 001', NOW, '003']);
  });
});
