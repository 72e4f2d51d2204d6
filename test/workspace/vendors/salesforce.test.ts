import { createSalesforce } from '../../../workspace/vendors/salesforce/create-salesforce';
import { createWorld, useVendor } from './use-vendor';

const CREDENTIALS = { clientId: 'client', clientSecret: 'secret' };
const API = '/services/data/v66.0';
const ACME = { account_id: 'acme', name: 'Acme', arr: '1200', ae_email: 'ada@example.com', csm_email: '' };
const ID = '001000000000000001';

describe('the stand-in for Salesforce', () => {
  const world = createWorld();
  const { vendor, store } = createSalesforce(world, CREDENTIALS);
  const ask = useVendor(vendor, 'salesforce-stand-in-token');
  store.loadAccounts([ACME, { account_id: 'beta', name: 'Beta & <Sons>' }]);
  const saveHealth = (fields: object) =>
    ask('PATCH', `${API}/composite/sobjects`, {
      allOrNone: false,
      records: [{ attributes: { type: 'Account' }, id: ID, ...fields }],
    });
  const query = async (soql: string) =>
    (await ask('GET', `${API}/query?q=${encodeURIComponent(soql)}`)).json as {
      done: boolean;
      records: Record<string, unknown>[];
      nextRecordsUrl?: string;
    };

  it('gives a token to its client alone, and answers nobody else', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'client', client_secret: 'secret' };
    const given = await ask('POST', '/services/oauth2/token', new URLSearchParams(form).toString(), {});
    expect(given.json).toMatchObject({ access_token: 'salesforce-stand-in-token', token_type: 'Bearer' });
    const wrong = new URLSearchParams({ ...form, client_secret: 'another' }).toString();
    expect(await ask('POST', '/services/oauth2/token', wrong, {})).toMatchObject({
      status: 400,
      json: { error: 'invalid_client' },
    });
    expect(await ask('GET', `${API}/query?q=SELECT`, undefined, {})).toMatchObject({
      status: 401,
      json: [{ errorCode: 'INVALID_SESSION_ID' }],
    });
  });

  it('answers a query with the fields that were asked for, those of others inside', async () => {
    const { done, records } = await query('SELECT Id, Name, ARR__c, Owner.Email, Csm__r.Email FROM Account LIMIT 1');
    expect(done).toBe(true);
    expect(records).toEqual([
      {
        attributes: { type: 'Account' },
        Id: ID,
        Name: 'Acme',
        ARR__c: 1200,
        Owner: { Email: 'ada@example.com' },
        Csm__r: null,
      },
    ]);
  });

  it('saves what fits, and the change is seen by those who ask what changed', async () => {
    world.moveTo(new Date('2026-03-02T10:00:00.000Z'));
    const saved = await saveHealth({ Customer_Health__c: 'Red', Health_Reason__c: 'Logins down 41%' });
    expect(saved.json).toEqual([{ id: ID, success: true, errors: [] }]);
    const changed = await query(
      'SELECT Id, Customer_Health__c FROM Account WHERE SystemModstamp > 2026-03-02T09:30:00Z',
    );
    expect(changed.records).toMatchObject([{ Id: ID, Customer_Health__c: 'Red' }]);
  });

  it.each([
    [{ Customer_Health__c: 'Purple' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [{ Health_Reason__c: 'x'.repeat(256) }, 'STRING_TOO_LONG'],
    [{ Mood__c: 'fine' }, 'INVALID_FIELD'],
    [{ SystemModstamp: '2026-01-01T00:00:00Z' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    [{ id: '001000000000000999' }, 'ENTITY_IS_DELETED'],
  ])('refuses %j alone, as strict as Salesforce', async (fields, statusCode) => {
    await saveHealth({ Customer_Health__c: 'Red', Health_Reason__c: 'Logins down 41%' });
    const saved = await saveHealth(fields);
    expect(saved).toMatchObject({ status: 200, json: [{ success: false, errors: [{ statusCode }] }] });
    const [acme] = (await query('SELECT Customer_Health__c, Health_Reason__c FROM Account LIMIT 1')).records;
    expect(acme).toMatchObject({ Customer_Health__c: 'Red', Health_Reason__c: 'Logins down 41%' });
  });

  it('takes a text of exactly the length of its field, and an empty colour', async () => {
    const [longest] = (await saveHealth({ Health_Reason__c: 'x'.repeat(255) })).json as { success: boolean }[];
    expect(longest?.success).toBe(true);
    const [none] = (await saveHealth({ Customer_Health__c: null })).json as { success: boolean }[];
    expect(none?.success).toBe(true);
  });

  it('refuses an account that somebody locked, until it is unlocked', async () => {
    const lock = () => ask('POST', '/locks', `account=${ID}`, {});
    expect(await lock()).toMatchObject({ status: 303, location: `/?changed=${ID}` });
    expect((await saveHealth({ Customer_Health__c: 'Green' })).json).toMatchObject([
      { success: false, errors: [{ statusCode: 'ENTITY_IS_LOCKED' }] },
    ]);
    expect((await ask('GET', `/?changed=${ID}`, undefined, {})).text).toContain('Acme is locked');
    await lock();
    expect((await saveHealth({ Customer_Health__c: 'Green' })).json).toMatchObject([{ success: true }]);
    expect((await ask('POST', '/locks', 'account=nobody', {})).status).toBe(422);
  });

  it('makes one task of one key, however often it is sent', async () => {
    const path = `${API}/composite/sobjects/Task/CS_Key__c`;
    const task = { attributes: { type: 'Task' }, CS_Key__c: 'key-1', Subject: 'Call Acme', WhatId: ID };
    const first = (await ask('PATCH', path, { records: [task] })).json as { id: string }[];
    const again = (await ask('PATCH', path, { records: [{ ...task, Subject: 'Call Acme today' }] })).json;
    expect(again).toMatchObject([{ id: first[0]?.id, success: true }]);
    expect(store.list('Task')).toMatchObject([{ Subject: 'Call Acme today' }]);
  });

  it('pages what is more than 2,000 records, and knows its own locators only', async () => {
    store.loadContacts(Array.from({ length: 2001 }, (_, index) => ({ contact_id: `c${index}`, account_id: 'acme' })));
    const first = await query('SELECT Id FROM Contact');
    expect([first.records.length, first.done]).toEqual([2000, false]);
    const rest = await ask('GET', first.nextRecordsUrl ?? '');
    expect(rest.json).toMatchObject({ done: true, records: [{ Id: '003000000000002001' }] });
    expect(await ask('GET', `${API}/query/01g-unknown`)).toMatchObject({
      status: 400,
      json: [{ errorCode: 'INVALID_QUERY_LOCATOR' }],
    });
  });

  it('shows people what was written, with every text as a text', async () => {
    store.put('Account', '001000000000000002', { Customer_Health__c: 'Green', Health_AsOf__c: '2026-03-02' });
    const { text } = await ask('GET', '/', undefined, {});
    expect(text).toContain('<td>Beta &amp; &lt;Sons&gt;</td><td>Green</td>');
    expect(text).toContain('Call Acme today');
  });
});
