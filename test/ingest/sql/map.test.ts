import { createRowSchema, toMapped } from '../../../src/ingest/sql/map';

describe('a row of a SELECT', () => {
  it('is a fact of the contract, whose account is ours already', () => {
    const row = {
      account_id: 'acc-1',
      day: '2026-11-20',
      logins: '12',
      active_users: 3,
      updated_at: '2026-11-21T01:00:00Z',
    };
    expect(toMapped('usage_daily', row)).toEqual([
      {
        kind: 'fact',
        stream: 'usage_daily',
        account: { key: 'acc-1', externalId: 'acc-1', crmId: null, domains: [], name: null },
        version: new Date('2026-11-21T01:00:00Z'),
        cells: { day: '2026-11-20', logins: '12', active_users: 3 },
      },
    ]);
  });

  it('is matched by account_key, its domain and its CRM id where the warehouse does not know our id', () => {
    const row = {
      account_key: '42',
      account_domain: 'example.com',
      account_crm_id: '001',
      account_name: 'Example',
      day: '2026-11-20',
    };
    expect(toMapped('usage_daily', row)).toMatchObject([
      { account: { key: '42', externalId: null, crmId: '001', domains: ['example.com'], name: 'Example' } },
    ]);
  });

  it.each([
    ['2026-11-20T00:00:00Z', '2026-11-20'],
    ['2026-11-20 00:00:00+00', '2026-11-20'],
    ['2026-11-20T00:00:01Z', '2026-11-20T00:00:01Z'],
  ])('has a day in a timestamp at midnight alone: %s is %s', (day, expected) => {
    expect(toMapped('usage_daily', { account_id: 'a', day })).toMatchObject([{ cells: { day: expected } }]);
  });

  it('leaves out columns that the SELECT lacks, and keeps the unknown as null', () => {
    const [fact] = toMapped('usage_daily', { account_id: 'a', day: '2026-11-20', minutes: null, colour: 'red' });
    expect(fact).toMatchObject({ cells: { day: '2026-11-20', minutes: null } });
    expect(fact).not.toHaveProperty('cells.colour');
    expect(fact).not.toHaveProperty('cells.logins');
  });

  it.each([[true], ['t'], ['1'], ['TRUE']])('whose column deleted is %s ends its fact', (deleted) => {
    expect(toMapped('tickets', { account_id: 'a', ticket_id: 't1', deleted })).toMatchObject([
      { kind: 'deleted', stream: 'tickets', cells: { ticket_id: 't1' } },
    ]);
  });

  it.each([
    [{ account_id: null, day: '2026-11-20' }, 'account_id', 'is required and empty'],
    [{ account_id: ' ', account_key: '', day: '2026-11-20' }, 'account_id', 'is required and empty'],
    [{ account_key: null, day: '2026-11-20' }, 'account_key', 'is required and empty'],
    [{ account_id: 'a', updated_at: 'yesterday' }, 'updated_at', 'expected an instant or a day'],
    [{ account_id: 'a', deleted: 'maybe' }, 'deleted', 'expected true or false'],
  ])('%j cannot be taken: %s %s', (row, path, message) => {
    const [issue] = createRowSchema('usage_daily').safeParse(row).error?.issues ?? [];
    expect(issue).toMatchObject({ path: [path], message });
  });

  it('of people and pods is about no account', () => {
    expect(createRowSchema('people').safeParse({ email: 'jo@example.com' }).success).toBe(true);
  });
});
