import fc from 'fast-check';
import { subtractAmounts, sumAmounts } from '../../../src/services/portfolio/sum-amounts';

const EUR = (amount: number) => ({ currency: 'EUR', amount });
const USD = (amount: number) => ({ currency: 'USD', amount });
const amounts = fc.array(
  fc.record({ currency: fc.constantFrom('EUR', 'USD', 'GBP', null), amount: fc.integer({ min: 0, max: 1e9 }) }),
);

describe('adding up money', () => {
  it('without rates never adds two currencies, and puts the largest first', () => {
    expect(sumAmounts([EUR(1), USD(5), EUR(2)], {})).toEqual([USD(5), EUR(3)]);
  });

  it('with rates gives one amount in the currency that is worth one', () => {
    expect(sumAmounts([EUR(100), USD(50)], { USD: 1, EUR: 1.1 })).toEqual([USD(160)]);
  });

  it('names no currency where the rates have none that is worth one', () => {
    expect(sumAmounts([EUR(100)], { EUR: 2 })).toEqual([{ currency: null, amount: 200 }]);
  });

  it('takes a currency without a rate for the common one, as wherever accounts are ranked', () => {
    expect(sumAmounts([{ currency: 'JPY', amount: 7 }, USD(1)], { USD: 1 })).toEqual([USD(8)]);
  });

  it('says nothing of what is not there, and reads no name as no currency', () => {
    expect(sumAmounts([EUR(0)], {})).toEqual([]);
    expect(sumAmounts([{ currency: '', amount: 3 }], {})).toEqual([{ currency: null, amount: 3 }]);
  });

  it('loses no money of any currency', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        for (const currency of ['EUR', 'USD', 'GBP', null]) {
          const own = all.filter((one) => one.currency === currency).reduce((sum, { amount }) => sum + amount, 0);
          const found = sumAmounts(all, {}).filter((one) => one.currency === currency);
          expect(found).toEqual(own === 0 ? [] : [{ currency, amount: own }]);
        }
      }),
    );
  });

  it('subtracts currency by currency, also of one that is gone', () => {
    expect(subtractAmounts([EUR(5)], [EUR(3), USD(1)])).toEqual([EUR(2), USD(-1)]);
    expect(subtractAmounts([EUR(5)], [EUR(5)])).toEqual([]);
  });
});
