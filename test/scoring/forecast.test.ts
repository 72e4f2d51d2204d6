import fc from 'fast-check';
import { createForecaster, isPredictedDecline, type PastForecast, toStanding } from '../../src/scoring/forecast';

const NO_PAST = { score30DaysAgo: null, score60DaysAgo: null, score90DaysAgo: null, score180DaysAgo: null };
const repeat = (count: number, past: PastForecast): PastForecast[] => Array.from({ length: count }, () => past);
const steady = (count: number, score = 70, after = score): PastForecast[] =>
  repeat(count, { score, ownLevel: score, after });

describe('what a forecast starts from', () => {
  it.each([
    // score, 30, 60, 90 and 180 days ago, own level
    [60, 70, 80, 80, 60, 70],
    [60, null, 80, null, null, 70],
    [60, 60, 60, 60, 60, 60],
  ])('for %d after %o, %o, %o and %o is an own level of %d', (score, d30, d60, d90, d180, ownLevel) => {
    const past = { score30DaysAgo: d30, score60DaysAgo: d60, score90DaysAgo: d90, score180DaysAgo: d180 };
    expect(toStanding(score, past)).toEqual({ score, ownLevel });
  });

  it('is nothing for a history that does not reach back 60 days, or without a score', () => {
    expect(toStanding(60, { ...NO_PAST, score30DaysAgo: 60 })).toBeNull();
    expect(toStanding(null, { ...NO_PAST, score60DaysAgo: 60 })).toBeNull();
  });
});

describe('the forecast', () => {
  it('R71: of an account at 70 like those that fell by 15 is 55, with the range they fell into', () => {
    const fallen = [5, 10, 15, 20, 25].flatMap((lost) => steady(40, 70, 70 - lost));
    expect(createForecaster(fallen)({ score: 70, ownLevel: 70 })).toEqual({
      score: 55,
      low: 45,
      high: 60,
      horizonDays: 90,
    });
  });

  it('is not known before this fleet has seen 60 forecasts end', () => {
    expect(createForecaster(steady(59))({ score: 70, ownLevel: 70 })).toBeNull();
    expect(createForecaster(steady(60))({ score: 70, ownLevel: 70 })).toMatchObject({ score: 70, low: 70, high: 70 });
    expect(createForecaster(steady(60))(null)).toBeNull();
  });

  it('rests on accounts that stood alike: those far off say nothing', () => {
    const forecast = createForecaster([...steady(300, 30, 10), ...steady(300, 80, 85)]);
    expect(forecast({ score: 78, ownLevel: 78 })).toMatchObject({ score: 83 });
    expect(forecast({ score: 35, ownLevel: 35 })).toMatchObject({ score: 15 });
  });

  it('tells an account below its own level from one that is always there', () => {
    const back = repeat(300, { score: 50, ownLevel: 66, after: 60 });
    const forecast = createForecaster([...back, ...steady(300, 50)]);
    expect(forecast({ score: 50, ownLevel: 66 })).toMatchObject({ score: 60 });
    expect(forecast({ score: 50, ownLevel: 50 })).toMatchObject({ score: 50 });
  });

  it('stays on the scale, whole and in order, whatever the past', () => {
    const scores = fc.integer({ min: 0, max: 100 });
    const past = fc.array(fc.record({ score: scores, ownLevel: scores, after: scores }), {
      minLength: 60,
      maxLength: 200,
    });
    fc.assert(
      fc.property(past, scores, scores, (pairs, score, ownLevel) => {
        const { score: middle, low, high } = createForecaster(pairs)({ score, ownLevel }) ?? fail();
        expect([low, middle, high].every(Number.isInteger)).toBe(true);
        expect([0, low, middle, high, 100]).toEqual([0, low, middle, high, 100].toSorted((a, b) => a - b));
      }),
    );
  });

  it('does not depend on the order of the past', () => {
    const past = Array.from({ length: 200 }, (_, index) => ({
      score: index % 101,
      ownLevel: (index * 7) % 101,
      after: (index * 13) % 101,
    }));
    const standing = { score: 55, ownLevel: 60 };
    expect(createForecaster(past.toReversed())(standing)).toEqual(createForecaster(past)(standing));
  });
});

const fail = (): never => {
  throw new Error('expected a forecast');
};

describe('a predicted decline', () => {
  const forecast = (score: number) => ({ score, low: 0, high: 100, horizonDays: 90 });
  it.each([
    [70, 55, true],
    [70, 60, true],
    [70, 61, false],
    [70, 80, false],
  ])('R71: from %d to %d is %s', (score, predicted, expected) => {
    expect(isPredictedDecline(score, forecast(predicted))).toBe(expected);
  });

  it('is none without a forecast or a score', () => {
    expect([isPredictedDecline(70, null), isPredictedDecline(null, forecast(10))]).toEqual([false, false]);
  });
});
