import { openExpansionGate } from '../../src/scoring/expansion-gate';
import { listStrengths } from '../../src/scoring/expansion-strengths';
import type { Measure } from '../../src/scoring/measure-signal';
import type { ExpansionRule } from '../../src/scoring/model';
import { known, noData } from '../../src/scoring/signal';

const RULE: ExpansionRule = { scoreAtLeast: 80, seatUseAtLeast: 0.8, apiUseAtLeast: 0.9, adoptionAbove: 0.8 };
const measureOf =
  (values: Record<string, number>): Measure =>
  ({ name }) => {
    const value = values[name];
    return value === undefined ? noData('not_connected') : known(value);
  };
const weigh = (values: Record<string, number>, rule = RULE) =>
  listStrengths(rule, measureOf(values)).map(({ definition, weight }) => [definition.name, weight]);

describe('the weight of a strength', () => {
  it.each([
    // seats in use from 80% on, weight
    [0.8, 1],
    [0.85, 1.25], // a quarter of the way from 80% to 100%
    [0.95, 1.75],
    [1, 2],
    [1.3, 2], // more users than seats are as full as full can be
  ])('of seats at %d is %d', (rate, weight) => {
    expect(weigh({ seat_use: rate })).toEqual([['seat_use', expect.closeTo(weight, 9)]]);
  });

  it('is full at once where the threshold is all there is', () => {
    const rule = { ...RULE, seatUseAtLeast: 1 };
    expect(weigh({ seat_use: 1 }, rule)).toEqual([['seat_use', 2]]);
    expect(weigh({ seat_use: 0.99 }, rule)).toEqual([]);
  });

  it('forgives an error of rounding at the threshold', () => {
    expect(weigh({ user_growth_90d: 48 / 40 - 1 })).toEqual([['user_growth_90d', 1]]); // 0.19999999999999996
  });

  it('of features begins above the threshold, not at it', () => {
    expect(weigh({ feature_adoption: 0.8 })).toEqual([]);
    expect(weigh({ feature_adoption: 0.9 })).toEqual([['feature_adoption', expect.closeTo(1.5, 9)]]);
  });

  it('is nothing for what is not known, and all are told in one order', () => {
    expect(weigh({})).toEqual([]);
    const names = weigh({
      how_to_tickets_90d: 3,
      departments_active_30d: 3,
      user_growth_90d: 1,
      feature_adoption: 1,
      api_use: 1,
      seat_use: 1,
    });
    expect(names).toEqual([
      ['seat_use', 2],
      ['api_use', 2],
      ['feature_adoption', 2],
      ['user_growth_90d', 2],
      ['departments_active_30d', 0.5],
      ['how_to_tickets_90d', 0.5],
    ]);
  });
});

describe('the gate', () => {
  it('stays shut without a score, whatever the band says', () => {
    const health = { score: null, band: 'green', cap: null } as const;
    expect(openExpansionGate(health, 'stable', RULE, measureOf({}))).toBeNull();
    expect(openExpansionGate({ ...health, score: 80 }, 'stable', RULE, measureOf({}))).toBe('ready');
  });
});
