import type { CrmActivity } from '../../../src/crm/sink';
import { createSalesforce, type Salesforce } from '../../../workspace/vendors/salesforce/create-salesforce';
import { type RunningVendor, startVendor } from '../../../workspace/vendors/start-vendor';
import { NEVER, openSink } from '../open-sink';

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
