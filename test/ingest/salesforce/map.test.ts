import account from '../../fixtures/salesforce/account.json';
import { mapAccount } from '../../../src/ingest/salesforce/map-account';
import { mapEvent, mapTask } from '../../../src/ingest/salesforce/map-activity';
import { mapContact } from '../../../src/ingest/salesforce/map-contact';
import { mapTerm } from '../../../src/ingest/salesforce/map-term';
import {
  AccountRecord,
  ContactRecord,
  EventRecord,
  TaskRecord,
  TermRecord,
} from '../../../src/ingest/salesforce/schema';
import { SalesforceSettings } from '../../../src/ingest/salesforce/settings';

const AT = '2026-11-20T08:15:30.000+0000';
const VERSION = new Date('2026-11-20T08:15:30Z');
const ID = '001D000000IRFmaIAH';
const read = (settings: unknown) => SalesforceSettings.parse(settings);
const RULES = read({
  fields: {
    account_id: 'Customer_Id__c',
    arr: 'ARR__c',
    segment: 'Segment__c',
    renewal_on: 'Renewal_Date__c',
    seats_purchased: 'Seats__c',
    csm_email: 'Csm__r.Email',
  },
  currency: 'EUR',
});
const map = (change: Record<string, unknown> = {}, rules = RULES) =>
  mapAccount(AccountRecord.parse({ ...account, ...change }), rules);

describe('an Account of Salesforce', () => {
  it('is an account, known by our own id, its record and its web site', () => {
    expect(map()).toEqual([
      {
        kind: 'fact',
        stream: 'accounts',
        version: VERSION,
        account: { key: ID, externalId: 'acme-1', crmId: ID, domains: ['acme.example'], name: 'Acme' },
        cells: {
          crm_id: ID,
          name: 'Acme',
          industry: 'Banking',
          arr: 120_000,
          currency: 'EUR',
          segment: 'mid_market',
          renewal_on: '2027-03-31',
          seats_purchased: 25,
          ae_email: 'ae@example.test',
          csm_email: 'csm@example.test',
        },
      },
    ]);
  });

  it('brings no health: what Barometer wrote changes nothing when it is read again', () => {
    expect(map({ Customer_Health__c: 'Green', Health_AsOf__c: AT })).toEqual(map());
  });

  it.each([
    ['its owner left', { Owner: { Email: 'gone@example.test', IsActive: false } }, 'ae_email', null],
    ['it has no owner', { Owner: null }, 'ae_email', null],
    ['its segment is a word nobody declared', { Segment__c: 'Galactic' }, 'segment', null],
    ['a field is empty', { ARR__c: null }, 'arr', null],
  ])('%s', (_, change, column, value) => {
    expect(map(change)).toMatchObject([{ cells: { [column]: value } }]);
  });

  it('that is deleted is gone, and one that was merged belongs to the other', () => {
    expect(map({ IsDeleted: true })).toMatchObject([
      { kind: 'deleted', stream: 'accounts', account: { key: ID }, version: VERSION },
    ]);
    const into = '001D000000IRFmbIAH';
    expect(map({ IsDeleted: true, MasterRecordId: into })).toEqual([
      { kind: 'merged', from: ID, into, version: VERSION },
    ]);
  });

  it('that is no customer any more is gone, where barometer.yaml says who is one', () => {
    const rules = read({ customers: { field: 'Type', values: ['Customer'] } });
    expect(map({}, rules)).toMatchObject([{ kind: 'fact' }]);
    expect(map({ Type: 'Former Customer' }, rules)).toMatchObject([{ kind: 'deleted' }]);
    expect(map({ Type: null }, rules)).toMatchObject([{ kind: 'deleted' }]);
  });
});

const SYSTEM = { Id: '00TD000000JRFmaIAH', SystemModstamp: AT, IsDeleted: false, AccountId: ID };

describe('what belongs to an Account', () => {
  it.each([
    ['Call', 'call'],
    ['Email', 'email'],
    ['ListEmail', 'email'],
  ])('a completed task of subtype %s is a %s', (TaskSubtype, kind) => {
    const task = TaskRecord.parse({
      ...SYSTEM,
      TaskSubtype,
      CompletedDateTime: AT,
      Owner: { Email: 'ae@example.test' },
    });
    expect(mapTask(task)).toMatchObject([
      { stream: 'activities', account: { key: ID }, cells: { kind, happened_at: '2026-11-20T08:15:30.000Z' } },
    ]);
  });

  it('a plain task is a reminder, and so are those that Barometer writes', () => {
    expect(mapTask(TaskRecord.parse({ ...SYSTEM, TaskSubtype: 'Task', CompletedDateTime: AT }))).toEqual([]);
  });

  it('a task of which only the day is known happened at noon of it', () => {
    const task = TaskRecord.parse({ ...SYSTEM, TaskSubtype: 'Call', ActivityDate: '2026-11-19' });
    expect(mapTask(task)).toMatchObject([{ cells: { happened_at: '2026-11-19T12:00:00Z' } }]);
  });

  it('an event is a meeting; of no account it is none', () => {
    const event = { ...SYSTEM, StartDateTime: '2026-11-19T13:00:00.000+0000' };
    expect(mapEvent(EventRecord.parse(event))).toMatchObject([
      { cells: { kind: 'meeting', happened_at: '2026-11-19T13:00:00.000Z' } },
    ]);
    expect(mapEvent(EventRecord.parse({ ...event, AccountId: null }))).toEqual([]);
    expect(mapEvent(EventRecord.parse({ ...event, IsDeleted: true }))).toMatchObject([{ kind: 'deleted' }]);
  });

  it('a contact has the role that its field stands for', () => {
    const rules = read({
      contacts: {
        role: 'Role__c',
        roles: { 'Executive Sponsor': 'executive_sponsor' },
        last_seen_at: 'LastActivityDate',
      },
    }).contacts;
    const contact = ContactRecord.parse({
      ...SYSTEM,
      Name: 'Ann',
      Email: 'ann@acme.example',
      Department: null,
      Role__c: 'Executive Sponsor',
      LastActivityDate: '2026-11-01',
    });
    expect(mapContact(contact, rules ?? { roles: {} })).toMatchObject([
      {
        stream: 'contacts',
        cells: { role: 'executive_sponsor', last_seen_at: '2026-11-01T00:00:00Z', department: null },
      },
    ]);
    expect(mapContact({ ...contact, AccountId: null }, { roles: {} })).toMatchObject([
      { kind: 'deleted', account: null },
    ]);
  });

  it('a contract is a term, as long as it is among those asked for', () => {
    const rules = read({
      subscriptions: { arr: 'ARR__c', only: { field: 'Status', values: ['Activated'] } },
    }).subscriptions;
    if (rules === undefined) throw new Error('expected rules');
    const term = { ...SYSTEM, StartDate: '2026-01-01', EndDate: '2026-12-31', ARR__c: 1200.5, Status: 'Activated' };
    expect(mapTerm(TermRecord.parse(term), rules)).toMatchObject([
      { stream: 'subscriptions', cells: { started_on: '2026-01-01', ends_on: '2026-12-31', arr: 1200.5 } },
    ]);
    expect(mapTerm(TermRecord.parse({ ...term, Status: 'Draft' }), rules)).toMatchObject([{ kind: 'deleted' }]);
    const named = { ...rules, currency: 'CurrencyIsoCode' };
    const inYen = TermRecord.parse({ ...term, CurrencyIsoCode: 'JPY' });
    expect(mapTerm(inYen, named)).toMatchObject([{ cells: { currency: 'JPY' } }]);
  });
});
