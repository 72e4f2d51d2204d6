import fc from 'fast-check';
import { fitLogistic, linear, sigmoid } from '../../../src/backtest/fit/fit-logistic';

const ones = (count: number) => new Float64Array(count).fill(1);
const logit = (p: number) => Math.log(p / (1 - p));

/** `count` rows with this value in one column, of which `hits` have target 1. */
const rows = (...groups: [value: number, count: number, hits: number][]) => ({
  column: Float64Array.from(groups.flatMap(([value, count]) => Array.from({ length: count }, () => value))),
  target: groups.flatMap(([, count, hits]) => Array.from({ length: count }, (_, index) => (index < hits ? 1 : 0))),
});
const fit = ({ column, target }: ReturnType<typeof rows>, ridge = 0, weights = ones(target.length)) =>
  fitLogistic({ columns: [column], target, weights, ridge });

describe('the regression with one yes-or-no column', () => {
  it('meets the rate of both groups: 20% and 60%', () => {
    const { intercept, coefficients } = fit(rows([0, 10, 2], [1, 10, 6]));
    expect(intercept).toBeCloseTo(logit(0.2), 2);
    expect(coefficients[0]).toBeCloseTo(logit(0.6) - logit(0.2), 2);
  });

  it('stops at zero where the column speaks against it, and meets the rate of all: 40%', () => {
    const { intercept, coefficients } = fit(rows([0, 10, 6], [1, 10, 2]));
    expect(coefficients[0]).toBe(0);
    expect(intercept).toBeCloseTo(logit(0.4), 2);
  });

  it('counts a row as often as it weighs', () => {
    const twice = fit(rows([0, 10, 2], [1, 20, 12]));
    const weighed = fit(rows([0, 10, 2], [1, 10, 6]), 0, Float64Array.from([...ones(10), ...ones(10).map(() => 2)]));
    expect(weighed.coefficients[0]).toBeCloseTo(twice.coefficients[0] ?? Number.NaN, 6);
  });

  it('is held back by the ridge: at the optimum, λβ is what the data still ask for', () => {
    const given = rows([0, 10, 2], [1, 10, 6]);
    const { intercept, coefficients } = fit(given, 3);
    const asked = 6 - 10 * sigmoid(intercept + (coefficients[0] ?? 0));
    expect(3 * (coefficients[0] ?? 0)).toBeCloseTo(asked, 1);
    expect(coefficients[0]).toBeLessThan(logit(0.6) - logit(0.2));
  });
});

it('shares what two equal columns say between them under a ridge', () => {
  const { column, target } = rows([0, 50, 10], [1, 50, 30]);
  const { coefficients } = fitLogistic({ columns: [column, column], target, weights: ones(100), ridge: 1 });
  expect(coefficients[0]).toBeCloseTo(coefficients[1] ?? Number.NaN, 1);
});

it('never finds a better place next to where it stops', () => {
  const row = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 20, maxLength: 60 }), (given) => {
      const columns = [0, 1].map((index) => Float64Array.from(given, (one) => Number(one[index])));
      const target = given.map(([, , isHit]) => (isHit ? 1 : 0));
      const ridge = 1;
      const found = fitLogistic({ columns, target, weights: ones(given.length), ridge });
      const loss = (model: typeof found) =>
        [...linear(columns, model, given.length)].reduce(
          (sum, eta, index) => sum - Math.log(sigmoid(target[index] === 1 ? eta : -eta)),
          0,
        ) +
        (ridge / 2) * model.coefficients.reduce((sum, one) => sum + one * one, 0);
      const least = loss(found);
      for (const index of [0, 1])
        for (const step of [-0.3, 0.3]) {
          const coefficients = found.coefficients.map((one, at) => (at === index ? Math.max(0, one + step) : one));
          expect(loss({ ...found, coefficients })).toBeGreaterThan(least - 1e-2);
        }
      expect(loss({ ...found, intercept: found.intercept + 0.3 })).toBeGreaterThan(least - 1e-2);
    }),
    { numRuns: 60 },
  );
});
