import fc from 'fast-check';
import { annualise } from '../../../src/ingest/stripe/annualise';
import { Subscription } from '../../../src/ingest/stripe/schema';
import { couponOf, itemOf, priceOf, subscriptionOf } from './objects';

const arrOf = (fields: object): string => annualise(Subscription.parse(subscriptionOf(fields)));
const ofItems = (...items: object[]): string => arrOf({ items: { data: items } });
const off = (coupon: object) => ({ discounts: [{ id: 'di_1', source: { coupon: couponOf(coupon) } }] });

describe('what a Stripe subscription brings in a year', () => {
  it.each([
    ['day', 1, '7300'],
    ['week', 1, '1040'],
    ['week', 2, '520'],
    ['month', 1, '240'],
    ['month', 3, '80'],
    ['year', 1, '20'],
    ['year', 3, '6.67'],
  ])('takes a price per %s (every %d) times its periods in a year', (interval, count, arr) => {
    expect(
      ofItems(itemOf({ price: priceOf({ recurring: { interval, interval_count: count, usage_type: 'licensed' } }) })),
    ).toBe(arr);
  });

  it('adds its items up, each times its quantity', () => {
    expect(ofItems(itemOf({ quantity: 25 }), itemOf({ quantity: 1, price: priceOf({ unit_amount: 9900 }) }))).toBe(
      '7188',
    );
  });

  it('counts tenths of a cent, and rounds once, at the end', () => {
    const price = priceOf({ unit_amount: null, unit_amount_decimal: '0.15' });
    expect(ofItems(itemOf({ quantity: 3, price }), itemOf({ quantity: 1, price }))).toBe('0.07'); // 7.2 cents
  });

  it.each([
    ['jpy', '24000'],
    ['bhd', '24'],
    ['isk', '240'],
    ['ugx', '240'],
    ['mga', '24000'],
  ])('reads an amount of %s in the digits that Stripe gives it', (currency, arr) => {
    expect(arrOf({ currency, items: { data: [itemOf({})] } })).toBe(arr);
  });

  it('leaves out what is metered, and what is paid once', () => {
    const metered = priceOf({
      unit_amount: null,
      recurring: { interval: 'month', interval_count: 1, usage_type: 'metered' },
    });
    expect(
      ofItems(
        itemOf({}),
        itemOf({ price: metered, quantity: undefined }),
        itemOf({ price: priceOf({ recurring: null }) }),
      ),
    ).toBe('240');
  });

  it.each([
    ['a share', { percent_off: 25.5 }, '178.8'],
    ['a third, as JSON writes it', { percent_off: 33.333333 }, '160'],
    ['everything', { percent_off: 100 }, '0'],
    ['an amount, every month', { percent_off: null, amount_off: 500, currency: 'usd' }, '180'],
    ['more than there is', { percent_off: null, amount_off: 9900, currency: 'usd' }, '0'],
    ['what is off the first invoice only', { percent_off: 50, duration: 'once' }, '240'],
    ['an amount of another currency', { percent_off: null, amount_off: 500, currency: 'eur' }, '240'],
    [
      'an amount that it names in this one too',
      { percent_off: null, amount_off: 9, currency: 'eur', currency_options: { usd: { amount_off: 1000 } } },
      '120',
    ],
    ['what is off another product', { percent_off: 50, applies_to: { products: ['prod_other'] } }, '240'],
    ['what is off this product', { percent_off: 50, applies_to: { products: ['prod_1'] } }, '120'],
  ])('takes off %s', (_what, coupon, arr) => {
    expect(arrOf(off(coupon))).toBe(arr);
    expect(ofItems(itemOf(off(coupon)))).toBe(arr);
  });

  it('takes one discount after the other off what the one before has left', () => {
    const half = { id: 'di', source: { coupon: couponOf({ percent_off: 50 }) } };
    expect(arrOf({ discounts: [half, half], items: { data: [itemOf({ discounts: [half] })] } })).toBe('30');
  });

  it('takes an amount off as often as invoices come', () => {
    const yearly = itemOf({
      price: priceOf({ recurring: { interval: 'year', interval_count: 1, usage_type: 'licensed' } }),
    });
    const coupon = couponOf({ percent_off: null, amount_off: 500, currency: 'usd' });
    expect(arrOf({ items: { data: [yearly] }, discounts: [{ id: 'di', source: { coupon } }] })).toBe('15');
  });

  describe('of a price in tiers', () => {
    const tiers = [
      { up_to: 10, unit_amount: 500, flat_amount: 1000 },
      { up_to: 20, unit_amount: 400, flat_amount: null },
      { up_to: null, unit_amount: null, unit_amount_decimal: '250.5', flat_amount: 2000 },
    ];
    const ofTiers = (tiersMode: string, quantity: number): string =>
      ofItems(
        itemOf({
          quantity,
          price: priceOf({ billing_scheme: 'tiered', tiers_mode: tiersMode, unit_amount: null, tiers }),
        }),
      );

    it.each([
      ['graduated', 0, '0'],
      ['graduated', 10, '720'], // 12 × (10 + 50)
      ['graduated', 11, '768'], // … + 4
      ['graduated', 20, '1200'],
      ['graduated', 21, '1470.06'], // … + 20 + 2.505
      ['volume', 0, '0'],
      ['volume', 10, '720'],
      ['volume', 11, '528'], // 12 × 11 × 4
      ['volume', 21, '871.26'], // 12 × (20 + 21 × 2.505)
    ])('counts each unit %s, at %d', (mode, quantity, arr) => {
      expect(ofTiers(mode, quantity)).toBe(arr);
    });
  });

  it.each([
    ['up', 11, '480'],
    ['up', 10, '240'],
    ['down', 19, '240'],
    ['down', 9, '0'],
  ])('rounds packages of ten %s, at %d', (rounding, quantity, arr) => {
    expect(
      ofItems(itemOf({ quantity, price: priceOf({ transform_quantity: { divide_by: 10, round: rounding } }) })),
    ).toBe(arr);
  });

  it('is twelve times a month, to the last unit, for any price and quantity', () => {
    const amount = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 1_000_000 }), (unitAmount, quantity) => {
        const arr = ofItems(itemOf({ quantity, price: priceOf({ unit_amount: unitAmount }) }));
        const [whole = '', cents = ''] = arr.split('.');
        expect(BigInt(`${whole}${cents.padEnd(2, '0')}`)).toBe(12n * BigInt(unitAmount) * BigInt(quantity));
      }),
    );
  });

  it('is never less than nothing, nor more for a discount', () => {
    const coupon = fc.oneof(
      fc.record({ percent_off: fc.double({ min: 0, max: 100, noNaN: true }), amount_off: fc.constant(null) }),
      fc.record({ percent_off: fc.constant(null), amount_off: fc.integer({ min: 0, max: 10_000 }) }),
    );
    fc.assert(
      fc.property(coupon, fc.integer({ min: 0, max: 50 }), (fields, quantity) => {
        const data = [itemOf({ quantity })];
        const less = Number(arrOf({ items: { data }, ...off({ ...fields, currency: 'usd' }) }));
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(Number(arrOf({ items: { data } })));
      }),
    );
  });
});
