import type { Band } from '../../src/domain/band';
import { findArrConcentration } from '../../src/scoring/arr-concentration';
import { assumedChurn, estimateChurn } from '../../src/scoring/churn';
import { findMoneyFlag } from '../../src/scoring/money-flag';
import { saveableRevenue } from '../../src/scoring/save-probability';
import { known, noData } from '../../src/scoring/signal';
import { buildModel } from './build-model';

describe('score and money', () => {
  const flag = (band: Band, values: Record<string, number>) =>
    findMoneyFlag(band, ({ name }) => {
      const value = values[name];
      return value === undefined ? noData('not_connected') : known(value);
    });

  it.each([
    ['green', { billed_change_90d: -0.1 }, 'green_but_billing_falls'],
    ['green', { billed_change_90d: -0.09 }, null],
    ['green', { arr_change_90d: -0.01 }, 'green_but_billing_falls'],
    ['green', { arr_change_90d: 0, billed_change_90d: 0.4 }, null],
    ['yellow', { billed_change_90d: -0.5, seats_change_90d: 0.5 }, null],
    ['red', { billed_change_90d: -0.5 }, null], // both say the same
    ['red', { seats_change_90d: 0.05 }, 'red_but_seats_grow'],
    ['red', { seats_change_90d: 0.04 }, null],
    ['green', { seats_change_90d: 0.5 }, null],
    ['unknown', { billed_change_90d: -0.5, seats_change_90d: 0.5 }, null],
    ['red', {}, null],
    ['green', {}, null],
  ] as const)('of a %s account with %j disagree: %j', (band, values, expected) => {
    expect(flag(band, values)).toBe(expected);
  });
});

describe('the probability of leaving', () => {
  it('is the model’s prior, marked as an assumption, until there are outcomes', () => {
    const model = buildModel({}, { churnPrior: [[0, 0.5], [100, 0]] }); // prettier-ignore
    expect(estimateChurn(60, assumedChurn(model))).toEqual({ probability: 0.2, basis: 'assumption' });
  });

  it('is the fitted one, marked as such, once there are', () => {
    const fitted = { curve: [[0, 0.9], [100, 0.1]] as const, basis: 'calibrated' as const }; // prettier-ignore
    expect(estimateChurn(50, fitted)).toEqual({ probability: 0.5, basis: 'calibrated' });
  });

  it('is unknown without a score', () => {
    expect(estimateChurn(null, assumedChurn(buildModel({})))).toBeNull();
  });
});

describe('R129: what acting today may still save of 1000 at risk', () => {
  it.each([
    [0, 100],
    [15, 200],
    [30, 300],
    [60, 600],
    [89, 793.33],
    [90, 800],
    [400, 800],
    [-1, 800], // passed: the next date is not known
    [null, 800],
  ])('with %j days to the renewal is %d', (days, expected) => {
    expect(saveableRevenue(1000, days)).toBeCloseTo(expected, 2);
  });

  it('is unknown where the risk is', () => {
    expect(saveableRevenue(null, 10)).toBeNull();
  });
});

describe('one account among all revenue', () => {
  it.each([
    [200, 1000, null],
    [201, 1000, 0.201],
    [1000, 1000, 1],
    [0, 0, null],
    [null, 1000, null],
    [300, null, null],
  ])('R47: an ARR of %j of %j in all: %j', (arr, total, share) => {
    expect(findArrConcentration(arr, total)).toBe(share);
  });
});
