import fc from 'fast-check';
import { chooseKnots } from '../../../src/backtest/fit/choose-knots';
import { proposeBands } from '../../../src/backtest/fit/propose-bands';
import { drawSample } from '../../../src/backtest/fit/sample';
import { splitForValidation } from '../../../src/backtest/fit/split-for-validation';
import { toCurve } from '../../../src/backtest/fit/to-dimensions';
import { buildSnapshot } from '../build-snapshot';
import { MONTHS, signal } from './plan';

describe('the knots of a curve', () => {
  it.each([
    ['quantiles of what is known', Array.from({ length: 101 }, (_, index) => index), [2, 10, 25, 50, 75, 90, 98]],
    ['both values of a yes or no', Array.from({ length: 100 }, (_, index) => (index < 70 ? 0 : 1)), [0, 1]],
    ['none of nothing', [], []],
    ['one of a constant: nothing to bend', [7, 7, 7], [7]],
  ])('are %s', (_, values, expected) => expect(chooseKnots(values)).toEqual(expected));

  it('reach into what is rare, where most are at zero', () => {
    const values = [...Array.from({ length: 95 }, () => 0), 1, 5, 10, 20, 30];
    expect(chooseKnots(values)).toEqual(expect.arrayContaining([0, 5, 10, 20]));
  });
});

describe('a fitted curve', () => {
  const fitted = (steps: number[], floor = 0, goodDirection: 'up' | 'down' = 'up') =>
    toCurve({ definition: signal('x', { goodDirection }), dimension: 'd', knots: steps.map((_, i) => i).concat(steps.length), floor, steps }); // prettier-ignore

  it.each([
    ['leaves out knots on a straight line', [1, 1, 1, 1], 0, 'up', [[0, 0], [4, 100]]],
    ['leaves out what is level at its ends', [0, 1, 0], 0, 'up', [[1, 0], [2, 100]]],
    ['bends where the steps differ', [3, 1], 0, 'up', [[0, 0], [1, 75], [2, 100]]],
    ['falls where low is good', [3, 1], 0, 'down', [[0, 100], [1, 25], [2, 0]]],
    ['starts at its floor', [1], 1, 'up', [[0, 50], [1, 100]]],
    ['ends at its floor where low is good', [1], 1, 'down', [[0, 100], [1, 50]]],
  ] as const)('%s', (_, steps, floor, direction, expected) => {
    expect(fitted([...steps], floor, direction)).toEqual(expected);
  }); // prettier-ignore
});

describe('bands from outcomes', () => {
  it('X30: are contiguous, with ten points of Yellow at least, whatever the outcomes', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.double({ min: 0, max: 100, noNaN: true }), churned: fc.boolean() })),
        (outcomes) => {
          const bands = proposeBands(outcomes);
          expect(bands.map(({ band }) => band)).toEqual(['red', 'yellow', 'green']);
          const scores = bands.flatMap(({ from, to }) =>
            Array.from({ length: to - from + 1 }, (_, step) => from + step),
          );
          expect(scores).toEqual(Array.from({ length: 101 }, (_, score) => score));
          const wide = bands.filter(({ from, to }) => to - from >= 9).map(({ band }) => band);
          expect(wide).toContain('yellow');
        },
      ),
    ));

  it('X30: end Red where those that leave end', () => {
    const outcomes = Array.from({ length: 100 }, (_, score) => ({ score, churned: score <= 12 }));
    expect(proposeBands(outcomes)[0]).toEqual({ band: 'red', from: 0, to: 12 });
  });
});

describe('validation', () => {
  const rows = MONTHS.flatMap((cutOff) =>
    Array.from({ length: 40 }, (_, index) =>
      buildSnapshot({ accountId: `a${index}`, cutOff, churned: { 90: index < 20 } }),
    ),
  );

  it('is on the last third, and nothing fitted on had an outcome still open by then', () => {
    const { fit, validation, by } = splitForValidation(rows, 90);
    const first = validation.map(({ cutOff }) => cutOff).toSorted()[0] ?? '';
    expect({ by, first }).toEqual({ by: 'time', first: '2025-09-01' });
    expect(
      fit
        .map(({ cutOff }) => cutOff)
        .toSorted()
        .at(-1),
    ).toBe('2025-06-01'); // + 90 days: 30 August
  });

  it('is on half of the accounts where time is too short, and an account is on one side only', () => {
    const { fit, validation, by } = splitForValidation(rows.filter(({ cutOff }) => cutOff < '2025-05-01'), 90); // prettier-ignore
    expect(by).toBe('accounts');
    const fitted = new Set(fit.map(({ accountId }) => accountId));
    expect(validation.some(({ accountId }) => fitted.has(accountId))).toBe(false);
    expect(fit.length + validation.length).toBe(160);
  });
});

describe('the rows a fit learns from', () => {
  it('are all that churned, and of many others some that stand for all', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      buildSnapshot({ accountId: `a${index}`, churned: { 90: index < 10 }, values: { x: index } }),
    );
    const { rows, target, weights } = drawSample(many, 90, 200);
    expect(rows).toBeLessThanOrEqual(200);
    expect(target.filter((one) => one === 0)).toHaveLength(10);
    expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1000, 6);
  });
});
