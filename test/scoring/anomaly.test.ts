import fc from 'fast-check';
import { findAnomaly } from '../../src/scoring/anomaly';

const activity = (weeklyActivity: number[] | null, over = {}) => ({
  weeklyActivity,
  logins14: 1,
  events14: null,
  ...over,
});
const steady = (usual: number, weeks = 12): number[] => Array.from({ length: weeks }, () => usual);
const isAnomalous = (weeks: number[], fleetFactor = 1) => findAnomaly(activity(weeks), fleetFactor) !== null;

describe('a week below the account’s own rhythm', () => {
  it('R78: is told with what was usual', () => {
    const weeks = [12, 40, 44, 47, 48, 50, 51, 53, 55, 41, 46, 52, 49];
    expect(findAnomaly(activity(weeks), 1)).toEqual({
      thisWeek: 12, usual: 48.5, usualLow: 46, usualHigh: 51, deviation: expect.closeTo(-5.24, 2), fleetFactor: 1, unit: 'logins',
    }); // prettier-ignore
  });

  it.each([
    // this week, of 100 in each of the twelve before; √100 = 10
    [70, true], // 3 deviations and 30% below: the boundary belongs to telling
    [71, false],
    [0, true],
  ])('at %d of 100 is one: %s', (thisWeek, expected) => {
    expect(isAnomalous([thisWeek, ...steady(100)])).toBe(expected);
  });

  it('is nothing where the account always swings like that', () => {
    const swinging = [100, 40, 130, 60, 100, 20, 140, 90, 110, 50, 100, 70];
    expect(isAnomalous([30, ...swinging])).toBe(false);
    expect(isAnomalous([30, ...steady(84)])).toBe(true);
  });

  it('is nothing for a handful: nine a week may be none by chance just not', () => {
    expect(isAnomalous([0, ...steady(9)])).toBe(true);
    expect(isAnomalous([0, ...steady(8)])).toBe(false);
  });

  it('needs eight weeks to compare with, and looks at no more than twelve', () => {
    expect(isAnomalous([10, ...steady(100, 7)])).toBe(false);
    expect(isAnomalous([10, ...steady(100, 8)])).toBe(true);
    expect(isAnomalous([60, ...steady(60), ...steady(1000)])).toBe(false);
    expect([findAnomaly(activity(null), 1), findAnomaly(activity([]), 1)]).toEqual([null, null]);
  });

  it.each([
    [{ logins14: 3, events14: 5 }, 'logins'],
    [{ logins14: null, events14: 5 }, 'events'],
    [{ logins14: null, events14: null }, 'active days'],
  ])('says what it counts: %o are %s', (over, unit) => {
    expect(findAnomaly(activity([10, ...steady(100)], over), 1)).toMatchObject({ unit });
  });
});

describe('for any account', () => {
  const count = fc.integer({ min: 0, max: 2_000 });
  const weeks = fc.array(count, { minLength: 9, maxLength: 26 });

  it('a constant rhythm is never anomalous', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 26 }), (usual, length) => !isAnomalous(steady(usual, length))),
    );
  });

  it('R78: a week that fell as everyone’s did is none: Christmas raises nothing', () => {
    fc.assert(
      fc.property(
        count,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (usual, factor) => !isAnomalous([usual * factor, ...steady(usual)], factor),
      ),
    );
  });

  it('what holds for an account holds for one many times its size', () => {
    fc.assert(
      fc.property(weeks, fc.integer({ min: 1, max: 50 }), (own, times) => {
        fc.pre(isAnomalous(own));
        return isAnomalous(own.map((one) => one * times));
      }),
    );
  });

  it('more activity this week never makes it anomalous', () => {
    fc.assert(
      fc.property(weeks, count, (own, more) => {
        const [thisWeek = 0, ...earlier] = own;
        fc.pre(!isAnomalous(own));
        return !isAnomalous([thisWeek + more, ...earlier]);
      }),
    );
  });

  it('the order of the earlier weeks does not matter', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 9, maxLength: 13 }), (own) => {
        const [thisWeek = 0, ...earlier] = own;
        expect(findAnomaly(activity([thisWeek, ...earlier.toReversed()]), 1)).toEqual(findAnomaly(activity(own), 1));
      }),
    );
  });
});
