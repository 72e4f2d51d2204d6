import company from '../../fixtures/hubspot/company.json';
import { mapCompany } from '../../../src/ingest/hubspot/map-company';
import { mapContact } from '../../../src/ingest/hubspot/map-contact';
import { mapDeal } from '../../../src/ingest/hubspot/map-deal';
import { HubspotRecord } from '../../../src/ingest/hubspot/schema';
import { HubspotSettings } from '../../../src/ingest/hubspot/settings';

const VERSION = new Date('2026-11-20T08:15:30.123Z');
const read = (settings: unknown) => HubspotSettings.parse(settings);
const RULES = read({ fields: { arr: 'arr_total', renewal_on: 'renewal_date' } });
const map = (properties: Record<string, string | null> = {}, rules = RULES) =>
  mapCompany(HubspotRecord.parse({ ...company, properties: { ...company.properties, ...properties } }), rules);

describe('a company of HubSpot', () => {
  it('is an account, and those that were merged into it are it', () => {
    expect(map()).toEqual([
      {
        kind: 'fact',
        stream: 'accounts',
        version: VERSION,
        account: { key: '5419201', externalId: null, crmId: '5419201', domains: ['acme.example'], name: 'Acme' },
        cells: {
          crm_id: '5419201',
          name: 'Acme',
          industry: 'BANKING',
          ae_email: 'ae@example.test',
          arr: '120000',
          renewal_on: '2027-03-31',
        },
      },
      { kind: 'merged', from: '5419100', into: '5419201', version: VERSION },
      { kind: 'merged', from: '5419150', into: '5419201', version: VERSION },
    ]);
  });

  it('brings no health: what Barometer wrote changes nothing when it is read again', () => {
    expect(map({ customer_health: 'Green', health_asof: '2026-11-21T00:00:00Z' })).toEqual(map());
  });

  it.each([
    // property, value, column, what is stored
    ['name', null, 'name', 'acme.example'], // HubSpot makes companies from addresses before anybody names them
    ['hubspot_owner_id', '78', 'ae_email', null], // somebody who left
    ['hubspot_owner_id', '', 'ae_email', null],
    ['arr_total', '', 'arr', null], // empty is unknown, not zero
    ['renewal_date', '1806451200000', 'renewal_on', '2027-03-31'], // milliseconds, as older properties come
  ])('%s %j is %s %j', (property, value, column, stored) => {
    expect(map({ [property]: value })[0]).toMatchObject({ cells: { [column]: stored } });
  });

  it('without name and domain is called by its id', () => {
    expect(map({ name: ' ', domain: null })[0]).toMatchObject({
      cells: { name: 'HubSpot company 5419201' },
      account: { domains: [] },
    });
  });

  it('that is archived, or no customer any more, is gone', () => {
    const archived = HubspotRecord.parse({ ...company, archived: true, archivedAt: '2026-11-21T00:00:00Z' });
    expect(mapCompany(archived, RULES)).toMatchObject([
      { kind: 'deleted', stream: 'accounts', version: new Date('2026-11-21T00:00:00Z') },
    ]);
    const rules = read({ customers: { property: 'lifecyclestage', values: ['customer'] } });
    expect(map({}, rules)[0]).toMatchObject({ kind: 'fact' });
    expect(map({ lifecyclestage: 'opportunity' }, rules)).toMatchObject([{ kind: 'deleted' }]);
  });
});

describe('what belongs to a company', () => {
  const record = (properties: Record<string, string | null>, more = {}) =>
    HubspotRecord.parse({ ...company, ...more, properties });

  it('a contact, by its primary company', () => {
    const contact = {
      firstname: 'Ann',
      lastname: null,
      email: 'ann@acme.example',
      associatedcompanyid: '5419201',
      lastmodifieddate: '2026-11-19T00:00:00Z',
    };
    expect(mapContact(record(contact), { roles: {} })).toMatchObject([
      { kind: 'fact', account: { key: '5419201' }, version: new Date('2026-11-19T00:00:00Z'), cells: { name: 'Ann' } },
    ]);
    expect(mapContact(record({ ...contact, associatedcompanyid: '' }), { roles: {} })).toMatchObject([
      { kind: 'deleted', account: null },
    ]);
  });

  it('a deal that was won is a term; one that is not is none', () => {
    const rules = read({ subscriptions: { ends_on: 'contract_end' } }).subscriptions;
    if (rules === undefined) throw new Error('expected rules');
    const deal = {
      hs_primary_associated_company: '5419201',
      closedate: '2026-01-05T10:00:00Z',
      contract_end: '2026-12-31',
      hs_arr: '1200',
      hs_is_closed_won: 'true',
    };
    expect(mapDeal(record(deal), rules)).toMatchObject([
      { stream: 'subscriptions', cells: { started_on: '2026-01-05', ends_on: '2026-12-31', arr: '1200' } },
    ]);
    expect(mapDeal(record({ ...deal, hs_is_closed_won: 'false' }), rules)).toMatchObject([{ kind: 'deleted' }]);
    const named = { ...rules, currency: 'deal_currency_code' };
    expect(mapDeal(record({ ...deal, deal_currency_code: 'CAD' }), named)).toMatchObject([
      { cells: { currency: 'CAD' } },
    ]);
  });
});
