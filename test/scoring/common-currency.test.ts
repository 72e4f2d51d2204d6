import { chooseCommonCurrency, toCommonCurrency } from '../../src/scoring/common-currency';

describe('the currency amounts are added up in', () => {
  it.each([
    ['the one with rate 1', ['USD', 'USD'], { EUR: 1, USD: 0.9 }, 'EUR'],
    ['the one that has no rate', ['USD', 'USD', 'EUR'], { USD: 0.9 }, 'EUR'],
    ['the most frequent without rates', ['USD', 'USD', 'EUR'], {}, 'USD'],
    ['by name when as frequent', ['USD', 'EUR'], {}, 'EUR'],
    ['none when all are converted', ['USD'], { USD: 0.9 }, null],
    ['none when none is named', [null, null], {}, null],
  ])('is %s', (_words, currencies, rates, chosen) => {
    expect(chooseCommonCurrency(currencies, rates)).toBe(chosen);
  });

  it.each([
    ['EUR', { amount: 100, currency: 'EUR' }],
    [null, { amount: 100, currency: 'EUR' }],
    ['USD', { amount: 90, currency: 'EUR' }],
    ['GBP', { amount: 100, currency: 'GBP' }], // no rate: never taken for euros
  ])('takes 100 in %s for %j', (currency, converted) => {
    expect(toCommonCurrency({ amount: 100, currency }, 'EUR', { USD: 0.9 })).toEqual(converted);
  });
});
