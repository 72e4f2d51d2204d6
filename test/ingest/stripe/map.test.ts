import type { Mapped } from '../../../src/ingest/pull/connector';
import { mapStripe } from '../../../src/ingest/stripe/map';
import { StripeObject } from '../../../src/ingest/stripe/schema';
import { StripeSettings } from '../../../src/ingest/stripe/settings';
import { disputeOf, invoiceOf, itemOf, priceOf, subscriptionOf } from './objects';

const read = (object: object, settings: object = {}): Mapped[] =>
  mapStripe(StripeObject.parse(object), StripeSettings.parse(settings));
const cellsOf = (object: object, settings: object = {}) => {
  const [mapped] = read(object, settings);
  return mapped?.kind === 'fact' ? mapped.cells : null;
};
const yearly = itemOf({
  price: priceOf({ recurring: { interval: 'year', interval_count: 1, usage_type: 'licensed' } }),
});
const DAY = 86_400;

describe('a customer of Stripe', () => {
  const customer = {
    id: 'cus_1',
    object: 'customer',
    name: 'Acme',
    email: 'Billing@Acme.Example',
    metadata: { account_id: 'a-1', sf: '001A' },
  };

  it('is recognised by what its metadata names, and by the domain of its e-mail address', () => {
    expect(read(customer, { crm_id_key: 'sf' })).toEqual([
      {
        kind: 'customer',
        account: { key: 'cus_1', externalId: 'a-1', crmId: '001A', domains: ['acme.example'], name: 'Acme' },
      },
    ]);
  });

  it.each([null, '', 'nobody'])('has no domain where its address is %p', (email) => {
    expect(read({ ...customer, email })).toMatchObject([{ account: { domains: [] } }]);
  });

  it('says nothing once it is deleted', () => {
    expect(read({ id: 'cus_1', object: 'customer', deleted: true })).toEqual([]);
  });
});

describe('a subscription of Stripe', () => {
  it('is a term, under the vendor’s own ids', () => {
    expect(read(subscriptionOf({ items: { data: [{ ...yearly, quantity: 12 }] } }))).toEqual([
      {
        kind: 'fact',
        stream: 'subscriptions',
        account: { key: 'cus_1' },
        version: null,
        cells: {
          subscription_id: 'sub_1',
          started_on: '2025-01-01',
          ends_on: '2026-01-01',
          arr: '240',
          seats: 12,
          plan: 'Team',
          currency: 'USD',
        },
      },
    ]);
  });

  it.each(['incomplete', 'incomplete_expired', 'trialing', 'paused'])('is no term while it is %s', (status) => {
    expect(read(subscriptionOf({ status }))).toEqual([]);
  });

  it.each(['active', 'past_due', 'unpaid', 'canceled', 'one_of_next_year'])('is a term while it is %s', (status) => {
    expect(read(subscriptionOf({ status }))).toHaveLength(1);
  });

  it.each([
    [
      'the day it ended, before all',
      { ended_at: 1_740_000_000, cancel_at: 1_750_000_000, items: { data: [yearly] } },
      '2025-02-19',
    ],
    ['the day it is to be cancelled', { cancel_at: 1_750_000_000, items: { data: [yearly] } }, '2025-06-15'],
    ['the end of the month that was said to be the last', { cancel_at_period_end: true }, '2026-01-01'],
    ['nothing, of a month that renews by itself', {}, null],
    ['the end of a year', { items: { data: [itemOf({}), yearly] } }, '2026-01-01'],
    [
      'the latest end of its items',
      { items: { data: [yearly, { ...yearly, current_period_end: 1_767_225_600 + DAY }] } },
      '2026-01-02',
    ],
    [
      'its own period, as before basil',
      { current_period_end: 1_767_225_600, items: { data: [{ ...yearly, current_period_end: undefined }] } },
      '2026-01-01',
    ],
    ['nothing, where no period is known', { items: { data: [{ ...yearly, current_period_end: undefined }] } }, null],
  ])('ends on %s', (_what, fields, day) => {
    expect(cellsOf(subscriptionOf(fields))?.['ends_on']).toBe(day);
  });

  it.each([
    ['half a year', 6, '2026-01-01'],
    ['five months', 5, null],
  ])('takes a period of %s for a term or not', (_what, count, day) => {
    const price = priceOf({ recurring: { interval: 'month', interval_count: count, usage_type: 'licensed' } });
    expect(cellsOf(subscriptionOf({ items: { data: [itemOf({ price })] } }))?.['ends_on']).toBe(day);
  });

  it('reads its days in the zone of the settings', () => {
    const midnightInBerlin = subscriptionOf({ start_date: 1_735_686_000 }); // 2024-12-31T23:00:00Z
    expect(cellsOf(midnightInBerlin, { time_zone: 'Europe/Berlin' })?.['started_on']).toBe('2025-01-01');
    expect(cellsOf(midnightInBerlin)?.['started_on']).toBe('2024-12-31');
  });

  it.each([
    ['the quantity of its one item', [itemOf({ quantity: 7 })], [], 7],
    ['unknown where that is 1: it may be a flat fee', [itemOf({ quantity: 1 })], [], null],
    ['unknown of several items', [itemOf({ quantity: 7 }), itemOf({ quantity: 2 })], [], null],
    [
      'those of the named prices',
      [itemOf({ quantity: 7 }), itemOf({ quantity: 2, price: priceOf({ id: 'price_seat' }) })],
      ['price_seat'],
      2,
    ],
    [
      'those of the named prices, by look-up key',
      [itemOf({ quantity: 3, price: priceOf({ lookup_key: 'seat' }) })],
      ['seat'],
      3,
    ],
    ['unknown where it has no named price', [itemOf({ quantity: 7 })], ['price_seat'], null],
  ])('has as seats %s', (_what, data, seat_prices, seats) => {
    expect(cellsOf(subscriptionOf({ items: { data } }), { seat_prices })?.['seats']).toBe(seats);
  });

  it.each([
    ['a coupon that was deleted', { discounts: [{ source: { coupon: 'co_gone' } }] }],
    ['a discount that was not shown', { discounts: ['di_1'] }],
    ['a price without an amount', { items: { data: [itemOf({ price: priceOf({ unit_amount: null }) })] } }],
    ['an instant that is none', { start_date: 9e15 }],
    ['an amount with a fraction', { items: { data: [itemOf({ price: priceOf({ unit_amount: 0.5 }) })] } }],
  ])('is refused with %s: its ARR would be a guess', (_what, fields) => {
    expect(StripeObject.safeParse(subscriptionOf(fields)).success).toBe(false);
  });
});

describe('an invoice of Stripe', () => {
  it('is what it says, in major units', () => {
    expect(cellsOf(invoiceOf({}))).toEqual({
      invoice_id: 'in_1',
      issued_on: '2026-01-01',
      due_on: '2026-01-31',
      paid_on: null,
      amount: '123.45',
      currency: 'USD',
      status: 'open',
    });
  });

  it.each([
    ['a draft', { status: 'draft' }],
    ['without a status', { status: null }],
    ['over nothing', { total: 0 }],
    ['without a customer', { customer: null }],
  ])('says nothing when it is %s', (_what, fields) => {
    expect(read(invoiceOf(fields))).toEqual([]);
  });

  it.each([
    ['open', 'open'],
    ['paid', 'paid'],
    ['void', 'void'],
    ['uncollectible', 'open'], // nobody paid it
    ['one_of_next_year', 'open'],
  ])('that is %s counts as %s', (status, counted) => {
    expect(cellsOf(invoiceOf({ status }))?.['status']).toBe(counted);
  });

  it('is paid on the day it was, and on none while it is open', () => {
    const status_transitions = { finalized_at: 1_767_229_200, paid_at: 1_769_904_000 };
    expect(cellsOf(invoiceOf({ status: 'paid', status_transitions }))?.['paid_on']).toBe('2026-02-01');
    expect(cellsOf(invoiceOf({ status: 'uncollectible', status_transitions }))?.['paid_on']).toBeNull();
  });

  describe('that Stripe collects by itself', () => {
    const automatic = (fields: object) =>
      invoiceOf({ due_date: null, collection_method: 'charge_automatically', ...fields });

    it('is due when it is tried first', () => {
      expect(cellsOf(automatic({ next_payment_attempt: 1_767_225_600 + 3 * DAY }))?.['due_on']).toBe('2026-01-04');
    });

    it('stays due while attempts fail and the next one moves on', () => {
      const dunning = automatic({ attempt_count: 3, next_payment_attempt: 1_767_225_600 + 20 * DAY });
      expect(cellsOf(dunning)?.['due_on']).toBe('2026-01-02');
    });

    it('has the days that its way to pay takes', () => {
      expect(cellsOf(automatic({ attempt_count: 1 }), { automatic_due_days: 0 })?.['due_on']).toBe('2026-01-01');
      expect(cellsOf(automatic({ attempt_count: 1 }), { automatic_due_days: 14 })?.['due_on']).toBe('2026-01-15');
    });
  });

  it('counts from its making where it was never made final', () => {
    expect(cellsOf(invoiceOf({ created: 1_767_225_600 - DAY, status_transitions: {} }))?.['issued_on']).toBe(
      '2025-12-31',
    );
  });

  describe('with a dispute', () => {
    const paid = { status: 'paid', status_transitions: { finalized_at: 1_767_229_200, paid_at: 1_767_229_200 } };
    const disputed = (status: string) => cellsOf(invoiceOf({ ...paid, dispute: disputeOf({ status }) }));

    it.each([
      'needs_response',
      'under_review',
      'warning_needs_response',
      'warning_under_review',
      'appeal_under_review',
    ])('that is %s is disputed, unpaid, and due the day the dispute came', (status) => {
      expect(disputed(status)).toMatchObject({
        status: 'disputed',
        due_on: '2026-02-10',
        paid_on: null,
        issued_on: '2026-01-01',
      });
    });

    it.each(['won', 'warning_closed', 'prevented'])('that is %s is paid as before', (status) => {
      expect(disputed(status)).toMatchObject({ status: 'paid', due_on: '2026-01-31', paid_on: '2026-01-01' });
    });

    it('that is lost was never earned', () => {
      expect(disputed('lost')).toMatchObject({ status: 'void', paid_on: null });
    });
  });
});

describe('a dispute that no invoice is behind', () => {
  it('counts as a bill of its own while it is open, and as none once it is over', () => {
    expect(cellsOf(disputeOf({}))).toMatchObject({
      invoice_id: 'dp_1',
      amount: '123.45',
      status: 'disputed',
      due_on: '2026-02-10',
    });
    expect(cellsOf(disputeOf({ status: 'won' }))?.['status']).toBe('void');
  });

  it('says nothing where nobody knows whose it is', () => {
    expect(read(disputeOf({ charge: 'ch_1' }))).toEqual([]);
    expect(read(disputeOf({ charge: { id: 'ch_1', customer: null } }))).toEqual([]);
  });
});
