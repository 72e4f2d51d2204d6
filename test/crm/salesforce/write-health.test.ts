import { SourceError } from '../../../src/errors';
import { createSalesforce, type Salesforce } from '../../../workspace/vendors/salesforce/create-salesforce';
import { type RunningVendor, startVendor } from '../../../workspace/vendors/start-vendor';
import type { StandInReply } from '../../connectors/subject';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { answerBy, NEVER, ok, openSink } from '../open-sink';

const ACME = '001000000000000001';
const GLOBEX = '001000000000000002';
const AS_OF = new Date('2026-11-20T06:00:00.500Z');
const VALUES = { health: 'red', reason: 'Logins down 41% in 14 days', asOf: AS_OF } as const;

describe('health into an organisation of Salesforce', () => {
  let salesforce: Salesforce;
  let running: RunningVendor;

  beforeEach(async () => {
    salesforce = createSalesforce(
      { now: () => new Date('2026-11-20T07:00:00Z'), post: async () => undefined },
      { clientId: 'secret-client_id', clientSecret: 'secret-client_secret' },
    );
    salesforce.store.loadAccounts([
      { account_id: 'acme', name: 'Acme' },
      { account_id: 'globex', name: 'Globex' },
    ]);
    running = await startVendor(salesforce.vendor);
  });
  afterEach(() => running.close());

  it('R5: Customer_Health__c is Green, Yellow or Red', async () => {
    const changes = [
      { recordId: ACME, values: { ...VALUES, health: 'green' as const } },
      { recordId: GLOBEX, values: { ...VALUES, health: 'yellow' as const } },
    ];
    const results = await openSink('salesforce', running.url).writeHealth(changes, NEVER);
    expect(results.map(({ kind }) => kind)).toEqual(['written', 'written']);
    expect(salesforce.store.find('Account', ACME)).toMatchObject({ Customer_Health__c: 'Green' });
    expect(salesforce.store.find('Account', GLOBEX)).toMatchObject({ Customer_Health__c: 'Yellow' });
  });

  it('R6: Health_Reason__c is a short text: what the field does not hold is cut after a word', async () => {
    const reason = `${'Logins down 41% in 14 days and '.repeat(10)}more`;
    await openSink('salesforce', running.url).writeHealth([{ recordId: ACME, values: { ...VALUES, reason } }], NEVER);
    const written = String(salesforce.store.find('Account', ACME)?.['Health_Reason__c']);
    expect(written.length).toBeLessThanOrEqual(255);
    expect(written).toMatch(/ (Logins|down|41%|in|14|days|and)…$/);
  });

  it('R7: Health_AsOf__c is the instant of the score', async () => {
    await openSink('salesforce', running.url).writeHealth([{ recordId: ACME, values: VALUES }], NEVER);
    expect(salesforce.store.find('Account', ACME)).toMatchObject({ Health_AsOf__c: '2026-11-20T06:00:00.500Z' });
  });

  it.each([
    // what stands there, what becomes of ours
    ['2026-11-20T06:00:01.000+0000', 'newer'], // a second later
    ['2026-11-20T06:00:00.000+0000', 'written'], // Salesforce keeps whole seconds: it is ours
    ['2026-11-20T06:00:00.900+0000', 'written'],
    ['2026-11-20T05:59:59.000+0000', 'written'],
    [null, 'written'],
  ])('over a value as of %s ours is %s', async (standing, kind) => {
    salesforce.store.put('Account', ACME, { Health_AsOf__c: standing, Customer_Health__c: 'Yellow' });
    const [result] = await openSink('salesforce', running.url).writeHealth([{ recordId: ACME, values: VALUES }], NEVER);
    expect(result?.kind).toBe(kind);
    expect(salesforce.store.find('Account', ACME)?.['Customer_Health__c']).toBe(kind === 'newer' ? 'Yellow' : 'Red');
  });

  it('by external id the record is found, and none is ever made', async () => {
    const settings = { write: { account_key: 'Customer_Id__c' } };
    const changes = ['acme', 'nobody', "o'neill \\"].map((recordId) => ({ recordId, values: VALUES }));
    const results = await openSink('salesforce', running.url, { settings }).writeHealth(changes, NEVER);
    expect(results.map(({ kind }) => kind)).toEqual(['written', 'refused', 'refused']);
    expect(salesforce.store.find('Account', ACME)).toMatchObject({ Customer_Health__c: 'Red' });
    expect(salesforce.store.list('Account')).toHaveLength(2);
  });

  it('what is no id, what does not exist and what is named twice are refused alone', async () => {
    const changes = ['acme', '001000000000000009', ACME, ACME].map((recordId) => ({ recordId, values: VALUES }));
    const results = await openSink('salesforce', running.url).writeHealth(changes, NEVER);
    expect(results.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'written', 'refused']);
  });
});

describe('health that Salesforce does not take', () => {
  let server: FaultServer;
  afterEach(() => server.close());

  const save = async (reply: StandInReply) => {
    server = await startFaultServer(
      answerBy({
        'POST /services/oauth2/token': () => ok({ access_token: 'token-0123456789', instance_url: 'http://127.0.0.1' }),
        'GET /services/data/v66.0/sobjects/Account/describe': () => ok({ fields: [] }),
        'POST /services/data/v66.0/composite/sobjects/Account': () => ok([{ Id: ACME }, { Id: GLOBEX }]),
        'PATCH /services/data/v66.0/composite/sobjects': () => reply,
      }),
    );
    const changes = [ACME, GLOBEX].map((recordId) => ({ recordId, values: VALUES }));
    return await openSink('salesforce', server.url).writeHealth(changes, NEVER);
  };
  const refusal = (statusCode: string) => ({ success: false, errors: [{ statusCode, message: 'no', fields: [] }] });
  const saved = { id: ACME, success: true, errors: [] };

  it.each([
    ['UNABLE_TO_LOCK_ROW', 'failed'],
    ['ENTITY_IS_DELETED', 'refused'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'refused'],
    ['STRING_TOO_LONG', 'refused'],
    ['INVALID_FIELD', 'refused'], // beside one that was written it is that record's own
  ])('%s beside one that was written is %s for that record, with its reason', async (statusCode, kind) => {
    const results = await save(ok([saved, refusal(statusCode)]));
    expect(results).toEqual([
      { kind: 'written', remoteId: ACME },
      { kind, reason: `${statusCode}: no` },
    ]);
  });

  it('an answer too few is no answer: nobody knows whose it is that is left out', async () => {
    await expect(save(ok([saved]))).rejects.toThrow('expected 2 results, one per record');
  });

  it.each(['INVALID_FIELD', 'INVALID_FIELD_FOR_INSERT_UPDATE'])(
    '%s of every record stops the target',
    async (statusCode) => {
      const saving = save(ok([refusal(statusCode), refusal(statusCode)]));
      await expect(saving).rejects.toThrow(SourceError);
      await expect(saving).rejects.toMatchObject({ failure: 'config' });
    },
  );

  it('a request that is refused as a whole stops the target', async () => {
    const body = [{ errorCode: 'INVALID_FIELD', message: "No such column 'Customer_Health__c'" }];
    await expect(save({ status: 400, body })).rejects.toMatchObject({ failure: 'config' });
  });

  it('REQUEST_LIMIT_EXCEEDED, a 403, is a limit and no want of permission', async () => {
    const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];
    await expect(save({ status: 403, body })).rejects.toMatchObject({ failure: 'limit' });
  });

  it('nothing more is asked once the share of the day is used up', async () => {
    const limits = { 'sforce-limit-info': 'api-usage=80001/100000' };
    await expect(save({ status: 200, headers: limits, body: [saved, saved] })).resolves.toHaveLength(2);
    const again = openSink('salesforce', server.url);
    server.inject([{ kind: 'status', status: 200, headers: limits, body: { fields: [] } }], ({ path }) =>
      path.endsWith('describe'),
    );
    await expect(again.writeHealth([{ recordId: ACME, values: VALUES }], NEVER)).rejects.toMatchObject({
      failure: 'limit',
    });
  });
});
