import { mapCustomer, mapInvoice, mapSubscription, versionOf } from '../../../src/ingest/chargebee/map';
import { Customer, Invoice, Subscription } from '../../../src/ingest/chargebee/schema';
import { ChargebeeSettings } from '../../../src/ingest/chargebee/settings';

const settings = (fields: object = {}) => ChargebeeSettings.parse({ site: 'acme-test', ...fields });
const DAY = 86_400;
const JANUARY = 1_767_225_600; // 2026-01-01T00:00:00Z

/** As Chargebee's reference shows them (apidocs.chargebee.com), as far as they are read. */
const subscriptionOf = (fields: object = {}) =>
  Subscription.parse({
    id: 'AzZjnPRy6fvW',
    customer_id: 'AzZjnPRy6d0Q',
    status: 'active',
    currency_code: 'USD',
    mrr: 10_000,
    started_at: JANUARY - 365 * DAY,
    current_term_end: JANUARY,
    billing_period: 1,
    billing_period_unit: 'year',
    subscription_items: [
      { item_price_id: 'team-USD-yearly', item_type: 'plan', quantity: 10, unit_price: 12_000, amount: 120_000 },
      { item_price_id: 'set-up', item_type: 'charge', quantity: 1, amount: 50_000 },
    ],
    updated_at: JANUARY,
    resource_version: JANUARY * 1000 + 123,
    ...fields,
  });
const invoiceOf = (fields: object = {}) =>
  Invoice.parse({
    id: '42',
    customer_id: 'AzZjnPRy6d0Q',
    status: 'payment_due',
    currency_code: 'USD',
    date: JANUARY,
    due_date: JANUARY + 30 * DAY,
    total: 12_345,
    updated_at: JANUARY,
    ...fields,
  });

const termOf = (fields: object, given: object = {}) => {
  const [mapped] = mapSubscription(subscriptionOf(fields), settings(given));
  return mapped?.kind === 'fact' ? mapped.cells : null;
};
const billOf = (fields: object, given: object = {}) => {
  const [mapped] = mapInvoice(invoiceOf(fields), settings(given));
  return mapped?.kind === 'fact' ? mapped.cells : null;
};

describe('a subscription of Chargebee', () => {
  it('is a term, with its version to the millisecond', () => {
    expect(mapSubscription(subscriptionOf(), settings())).toEqual([
      {
        kind: 'fact',
        stream: 'subscriptions',
        account: { key: 'AzZjnPRy6d0Q' },
        version: new Date('2026-01-01T00:00:00.123Z'),
        cells: {
          subscription_id: 'AzZjnPRy6fvW',
          started_on: '2025-01-01',
          ends_on: '2026-01-01',
          arr: '1200',
          seats: 10,
          plan: 'team-USD-yearly',
          currency: 'USD',
        },
      },
    ]);
  });

  it('is gone when it was deleted', () => {
    expect(mapSubscription(subscriptionOf({ deleted: true }), settings())).toEqual([
      {
        kind: 'deleted',
        stream: 'subscriptions',
        account: { key: 'AzZjnPRy6d0Q' },
        version: new Date('2026-01-01T00:00:00.123Z'),
        cells: { subscription_id: 'AzZjnPRy6fvW' },
      },
    ]);
  });

  it.each([{ status: 'future' }, { status: 'in_trial' }, { started_at: undefined }])('is no term with %j', (fields) => {
    expect(mapSubscription(subscriptionOf(fields), settings())).toEqual([]);
  });

  it.each([
    ['USD', 10_001, '1200.12'],
    ['JPY', 10_000, '120000'],
    ['BHD', 1_001, '12.012'],
  ])('brings twelve times its month in %s', (currency_code, mrr, arr) => {
    expect(termOf({ currency_code, mrr })?.['arr']).toBe(arr);
  });

  it('keeps its worth when it has ended and its month brings nothing', () => {
    expect(termOf({ status: 'cancelled', mrr: 0, cancelled_at: JANUARY })?.['arr']).toBe('1200');
    expect(termOf({ status: 'cancelled', mrr: 0, billing_period: 3, billing_period_unit: 'month' })?.['arr']).toBe(
      '4800',
    );
    expect(termOf({ status: 'paused', mrr: 0 })?.['arr']).toBe('0');
  });

  it.each([
    ['the day it was cancelled', { status: 'cancelled', cancelled_at: JANUARY - DAY }, '2025-12-31'],
    ['the day it is to be cancelled', { status: 'non_renewing', cancelled_at: JANUARY + DAY }, '2026-01-02'],
    ['the end of its contract', { contract_term: { contract_end: JANUARY + 365 * DAY } }, '2027-01-01'],
    ['the end of its year', {}, '2026-01-01'],
    ['the end of half a year', { billing_period: 6, billing_period_unit: 'month' }, '2026-01-01'],
    ['nothing, of a month that goes on', { billing_period_unit: 'month' }, null],
    ['the end of the last month', { billing_period_unit: 'month', status: 'non_renewing' }, '2026-01-01'],
  ])('ends on %s', (_what, fields, day) => {
    expect(termOf(fields)?.['ends_on']).toBe(day);
  });

  it.each([
    ['of its plan', {}, {}, 10],
    ['unknown where it is one', { subscription_items: [{ item_price_id: 'x', quantity: 1 }] }, {}, null],
    [
      'of the plan at the subscription itself, before Product Catalog 2.0',
      { subscription_items: [], plan_quantity: 4 },
      {},
      4,
    ],
    ['of the named prices', {}, { seat_prices: ['set-up', 'team-USD-yearly'] }, 11],
    ['unknown without the named price', {}, { seat_prices: ['other'] }, null],
  ])('has seats %s', (_what, fields, given, seats) => {
    expect(termOf(fields, given)?.['seats']).toBe(seats);
  });
});

describe('an invoice of Chargebee', () => {
  it('is what it says, in major units', () => {
    expect(billOf({})).toEqual({
      invoice_id: '42',
      issued_on: '2026-01-01',
      due_on: '2026-01-31',
      paid_on: null,
      amount: '123.45',
      currency: 'USD',
      status: 'open',
    });
  });

  it.each([
    ['paid', 'paid', '2026-01-06'],
    ['posted', 'open', null],
    ['payment_due', 'open', null],
    ['not_paid', 'open', null],
    ['voided', 'void', null],
  ])('that is %s counts as %s', (status, counted, paid_on) => {
    expect(billOf({ status, paid_at: JANUARY + 5 * DAY })).toMatchObject({ status: counted, paid_on });
  });

  it('is due the day it was made, where it says nothing else', () => {
    expect(billOf({ due_date: undefined })?.['due_on']).toBe('2026-01-01');
  });

  it.each([{ status: 'pending' }, { date: undefined }, { total: 0 }])('says nothing with %j', (fields) => {
    expect(mapInvoice(invoiceOf(fields), settings())).toEqual([]);
  });

  it('reads its days in the zone of the settings', () => {
    expect(billOf({ date: JANUARY - 1 }, { time_zone: 'Asia/Tokyo' })?.['issued_on']).toBe('2026-01-01');
  });
});

describe('a customer of Chargebee', () => {
  const customer = { id: 'c1', email: 'bill@ACME.example', company: 'Acme', cf_account_id: 'a-1', cf_sf: 12 };

  it('is recognised by its fields, and by the domain of its e-mail address', () => {
    expect(mapCustomer(Customer.parse(customer), settings({ crm_id_field: 'cf_sf' }))).toEqual([
      {
        kind: 'customer',
        account: { key: 'c1', externalId: 'a-1', crmId: '12', domains: ['acme.example'], name: 'Acme' },
      },
    ]);
  });

  it('is named by its person where it has no company', () => {
    const [mapped] = mapCustomer(Customer.parse({ id: 'c1', first_name: 'Ada', last_name: 'L' }), settings());
    expect(mapped).toMatchObject({ account: { name: 'Ada L', domains: [], externalId: null } });
  });

  it('says nothing once it is deleted', () => {
    expect(mapCustomer(Customer.parse({ ...customer, deleted: true }), settings())).toEqual([]);
  });
});

it('a version is in milliseconds, in seconds where it has none, and else unknown', () => {
  expect(versionOf({ resource_version: 1_767_225_600_123, updated_at: 1 })).toEqual(
    new Date('2026-01-01T00:00:00.123Z'),
  );
  expect(versionOf({ updated_at: JANUARY })).toEqual(new Date('2026-01-01T00:00:00Z'));
  expect(versionOf({})).toBeNull();
});
