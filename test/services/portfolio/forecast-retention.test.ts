import fc from 'fast-check';
import { forecastRetention } from '../../../src/services/portfolio/forecast-retention';
import { moneyCell } from './cells';

const FIT = { outcomes: 400, churned: 80 };
const known = (currency: string, knownArr: number, kept: number, variance = 0) =>
  moneyCell({ currency, knownArr, kept, variance });

describe('the retention forecast', () => {
  it('R181: is the share of ARR expected to be there in a year', () => {
    const [forecast] = forecastRetention([known('EUR', 1000, 900), known('EUR', 1000, 700)], FIT, {});
    expect(forecast).toMatchObject({ currency: 'EUR', rate: 0.8, basis: 'calibrated' });
  });

  it('has a range of chance and of what few outcomes can teach', () => {
    const [forecast] = forecastRetention([known('EUR', 1000, 800, 900)], FIT, {});
    const spread = 1.2816 * Math.sqrt(900 / 1000 ** 2 + (0.2 * 0.8) / 400);
    expect(forecast?.low).toBeCloseTo(0.8 - spread, 10);
    expect(forecast?.high).toBeCloseTo(0.8 + spread, 10);
  });

  it('gives no range to an assumption, not even where only some of it is one', () => {
    const assumed = { ...known('EUR', 10, 5), basis: 'assumption' as const };
    const [forecast] = forecastRetention([known('EUR', 1000, 800), assumed], FIT, {});
    expect(forecast).toMatchObject({ low: null, high: null, basis: 'assumption' });
  });

  it('is one per currency, the largest first, and with rates one in all', () => {
    const cells = [known('EUR', 100, 50), known('USD', 300, 270)];
    expect(forecastRetention(cells, FIT, {}).map(({ currency, rate }) => [currency, rate])).toEqual([
      ['USD', 0.9],
      ['EUR', 0.5],
    ]);
    const [one, ...none] = forecastRetention(cells, FIT, { USD: 1, EUR: 2 });
    expect(none).toEqual([]);
    expect(one).toMatchObject({ currency: 'USD', rate: 370 / 500 });
  });

  it('is nothing where no account has both an ARR and a probability', () => {
    expect(forecastRetention([moneyCell({ arr: 100, basis: null })], FIT, {})).toEqual([]);
  });

  it('keeps its range around the rate and within nothing and everything', () => {
    const cell = fc
      .tuple(fc.integer({ min: 1, max: 1e7 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([arr, p]) => known('EUR', arr, arr * (1 - p), arr * arr * p * (1 - p)));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const [forecast] = forecastRetention(cells, FIT, {});
        const { rate = 2, low, high } = forecast ?? {};
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(rate + 1e-9);
        expect(high).toBeGreaterThanOrEqual(rate - 1e-9);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
