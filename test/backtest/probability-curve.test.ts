import fc from 'fast-check';
import {
  fitIsotonic,
  fitPlatt,
  fitProbabilityCurve,
  type ScoredOutcome,
} from '../../src/backtest/fit-probability-curve';
import { readCurve } from '../../src/scoring/curve';

/** `count` accounts at each score, of which the given number churned. */
const outcomes = (...groups: [score: number, count: number, churned: number][]): ScoredOutcome[] =>
  groups.flatMap(([score, count, churned]) =>
    Array.from({ length: count }, (_, index) => ({ score, churned: index < churned })),
  );

describe('the curve from score to probability', () => {
  it.each([
    ['99 outcomes', outcomes([20, 49, 30], [80, 50, 5])],
    ['100 of which none churned', outcomes([20, 50, 0], [80, 50, 0])],
    ['100 of which all churned', outcomes([20, 50, 50], [80, 50, 50])],
  ])('is not fitted on %s: the prior stays', (_, given) => expect(fitProbabilityCurve(given)).toBeNull());

  it('is Platt’s from 100 outcomes, isotonic from 1000', () => {
    const hundred = outcomes([20, 50, 30], [80, 50, 5]);
    expect(fitProbabilityCurve(hundred)).toEqual(fitPlatt(hundred));
    const thousand = outcomes([20, 500, 300], [80, 500, 50]);
    expect(fitProbabilityCurve(thousand)).toEqual(fitIsotonic(thousand));
    expect(fitProbabilityCurve(thousand.slice(1))).toEqual(fitPlatt(thousand.slice(1)));
  });

  it('never rises with the score, stays within 0 and 1 and has at most twelve knots', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.double({ min: 0, max: 100, noNaN: true }), churned: fc.boolean() }), {
          minLength: 100,
          maxLength: 300,
        }),
        fc.constantFrom(1, 10),
        (given, times) => {
          const curve = fitProbabilityCurve(Array.from({ length: times }, () => given).flat());
          fc.pre(curve !== null);
          const [scores, probabilities] = [curve.map(([score]) => score), curve.map(([, p]) => p)];
          expect(curve.length).toBeLessThanOrEqual(12);
          expect(scores).toEqual([...new Set(scores)].toSorted((a, b) => a - b));
          expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
          for (const p of probabilities) expect(p >= 0 && p <= 1).toBe(true);
        },
      ),
      { numRuns: 30 },
    ));
});

describe('Platt’s curve', () => {
  it('meets the rates of two groups, drawn in by one imagined outcome on each side', () => {
    // one number per group and two to learn: the maximum likelihood is the mean of the smoothed targets, (35 + 1) / (35 + 2) and 1 / (65 + 2)
    const curve = fitPlatt(outcomes([0, 50, 30], [100, 50, 5]));
    const meanAt = (churned: number) => (churned * (36 / 37) + (50 - churned) * (1 / 67)) / 50;
    expect(readCurve(curve, 0)).toBeCloseTo(meanAt(30), 2);
    expect(readCurve(curve, 100)).toBeCloseTo(meanAt(5), 2);
  });

  it('is flat where high scores leave more often: it is not turned over', () => {
    const curve = fitPlatt(outcomes([20, 50, 5], [80, 50, 30]));
    expect(new Set(curve.map(([, p]) => p)).size).toBe(1);
  });
});

describe('the isotonic curve', () => {
  it('meets the rate of each group, drawn a little to that of all', () => {
    const curve = fitIsotonic(outcomes([10, 500, 400], [90, 500, 50]));
    // overall 0.45: (400 + 0.9) / 502 and (50 + 0.9) / 502
    expect(curve).toEqual([[10, 0.7986], [90, 0.1014]]); // prettier-ignore
  });

  it('pools groups in the wrong order', () => {
    const curve = fitIsotonic(outcomes([10, 500, 300], [50, 500, 400], [90, 500, 50]));
    expect(readCurve(curve, 10)).toBeCloseTo(0.7, 2);
    expect(readCurve(curve, 50)).toBeCloseTo(0.7, 2);
    expect(readCurve(curve, 90)).toBeCloseTo(0.1, 2);
  });
});
