import type { CrmActivity } from '../../../src/crm/sink';
import { createSalesforce, type Salesforce } from '../../../workspace/vendors/salesforce/create-salesforce';
import { type RunningVendor, startVendor } from '../../../workspace/vendors/start-vendor';
import { startFaultServer } from '../../support/fault-server';
import { answerBy, NEVER, ok, openSink } from '../open-sink';

const ACME = '001000000000000001';
const AE = '005000000000000001';
const TASK: CrmActivity = {
  key: 'critical-acme-2026-11-20',
  kind: 'task',
  recordId: ACME,
  subject: 'Critical: book a review',
  body: 'Logins down 41% in 14 days',
  dueOn: '2026-11-24',
  happenedAt: new Date('2026-11-20T07:00:00Z'),
  ownerEmail: 'AE@example.test',
};

describe('tasks into an organisation of Salesforce', () => {
  let salesforce: Salesforce;
  let running: RunningVendor;

  beforeEach(async () => {
    salesforce = createSalesforce(
      { now: () => new Date('2026-11-20T07:00:00Z'), post: async () => undefined },
      { clientId: 'secret-client_id', clientSecret: 'secret-client_secret' },
    );
    salesforce.store.loadAccounts([{ account_id: 'acme', name: 'Acme' }]);
    salesforce.store.put('User', AE, { Email: 'ae@example.test', IsActive: true, UserType: 'Standard' });
    running = await startVendor(salesforce.vendor);
  });
  afterEach(() => running.close());

  it('one with a day is open, due on it, its owner’s, and beside its account', async () => {
    const [result] = await openSink('salesforce', running.url).writeActivities([TASK], NEVER);
    expect(result?.kind).toBe('written');
    expect(salesforce.store.list('Task')).toEqual([
      expect.objectContaining({
        WhatId: ACME,
        OwnerId: AE,
        Subject: 'Critical: book a review',
        Description: 'Logins down 41% in 14 days',
        ActivityDate: '2026-11-24',
        Status: 'Not Started',
        CS_Key__c: TASK.key,
      }),
    ]);
  });

  it('a note, and a task without a day, are done', async () => {
    const list = [
      { ...TASK, key: 'note-1', kind: 'note' as const, dueOn: null },
      { ...TASK, key: 'action-1', dueOn: null, ownerEmail: null },
    ];
    await openSink('salesforce', running.url).writeActivities(list, NEVER);
    const written = salesforce.store.list('Task');
    expect(written.map(({ Status, ActivityDate }) => [Status, ActivityDate])).toEqual([
      ['Completed', '2026-11-20'],
      ['Completed', '2026-11-20'],
    ]);
    expect(written[1]).not.toHaveProperty('OwnerId');
  });

  it('written again it is one, and what a person made of it stays', async () => {
    const sink = openSink('salesforce', running.url);
    const [first] = await sink.writeActivities([TASK], NEVER);
    const id = String(salesforce.store.list('Task')[0]?.['Id']);
    salesforce.store.put('Task', id, { Status: 'Completed' });
    const again = await sink.writeActivities([TASK, TASK], NEVER);
    expect(again).toEqual([first, first]);
    expect(salesforce.store.list('Task')).toHaveLength(1);
    expect(salesforce.store.find('Task', id)).toMatchObject({ Status: 'Completed' });
  });

  it('of which some are taken have their own results, each in its place', async () => {
    const list = ['a', 'b'].map((key) => ({ ...TASK, key, ownerEmail: null }));
    const server = await startFaultServer(
      answerBy({
        'POST /services/oauth2/token': () => ok({ access_token: 'token-0123456789', instance_url: 'http://127.0.0.1' }),
        'GET /services/data/v66.0/query': () => ok({ done: true, records: [] }),
        'PATCH /services/data/v66.0/composite/sobjects/Task/CS_Key__c': () =>
          ok([
            { id: '00T1', success: true, errors: [] },
            { success: false, errors: [{ statusCode: 'STRING_TOO_LONG', message: 'no' }] },
          ]),
      }),
    );
    expect(await openSink('salesforce', server.url).writeActivities(list, NEVER)).toEqual([
      { kind: 'written', remoteId: '00T1' },
      { kind: 'refused', reason: 'STRING_TOO_LONG: no' },
    ]);
    await server.close();
  });

  it('an address that two users share is nobody’s', async () => {
    salesforce.store.put('User', '005000000000000002', {
      Email: 'ae@example.test',
      IsActive: true,
      UserType: 'Standard',
    });
    await openSink('salesforce', running.url).writeActivities([TASK], NEVER);
    expect(salesforce.store.list('Task')[0]).not.toHaveProperty('OwnerId');
  });
});
