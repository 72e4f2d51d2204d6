import fc from 'fast-check';
import { annualise, binPredictions, calibrationError, scaleProbability } from '../../src/backtest/calibration-error';

const rows = (count: number, probability: number, happened: number) =>
  Array.from({ length: count }, (_, index) => ({ probability, happened: index < happened }));

describe('a probability within a year', () => {
  it.each([
    [0.19, 182.5, 0.1], // 0.9² = 0.81
    [0.36, 365, 0.36],
    [0.5, 0, 0],
    [0, 90, 0],
    [1, 90, 1],
  ])('of %f is within %f days %f', (perYear, days, expected) =>
    expect(scaleProbability(perYear, days)).toBeCloseTo(expected, 12),
  );

  it('and back is the same', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), fc.integer({ min: 30, max: 365 }), (p, days) =>
        expect(annualise(scaleProbability(p, days), days)).toBeCloseTo(p, 6),
      ),
    ));
});

describe('the calibration error', () => {
  it('is the mean distance between what was said and what came', () => {
    // ten said 10%, two left: 0.1 off; ten said 50%, five left: none
    const bins = binPredictions([...rows(10, 0.1, 2), ...rows(10, 0.5, 5)], 2);
    expect(bins).toEqual([
      { rows: 10, predicted: expect.closeTo(0.1, 9), observed: 0.2 },
      { rows: 10, predicted: 0.5, observed: 0.5 },
    ]);
    expect(calibrationError(bins)).toBeCloseTo(0.05, 9);
  });

  it('weighs bins by their rows', () => {
    const bins = [{ rows: 30, predicted: 0.1, observed: 0.2 }, { rows: 10, predicted: 0.5, observed: 0.1 }]; // prettier-ignore
    expect(calibrationError(bins)).toBeCloseTo((30 * 0.1 + 10 * 0.4) / 40, 12);
  });

  it('is unknown without predictions', () => expect(calibrationError(binPredictions([]))).toBeNull());
});

describe('bins of predictions', () => {
  it('hold a tenth each where probabilities differ', () => {
    const spread = Array.from({ length: 100 }, (_, index) => ({ probability: index / 100, happened: false }));
    expect(binPredictions(spread).map((bin) => bin.rows)).toEqual(Array.from({ length: 10 }, () => 10));
  });

  it('never tear equal probabilities apart, nor leave crumbs behind a large group', () => {
    const crowded = [
      ...rows(90, 0.1, 9),
      ...Array.from({ length: 10 }, (_, i) => ({ probability: 0.2 + i / 100, happened: true })),
    ];
    expect(binPredictions(crowded).map((bin) => bin.rows)).toEqual([90, 10]);
  });

  it('hold every prediction once', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ probability: fc.constantFrom(0, 0.1, 0.2, 0.5), happened: fc.boolean() })),
        (all) => {
          const bins = binPredictions(all);
          expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(all.length);
          expect(bins.length).toBeLessThanOrEqual(10);
        },
      ),
    ));
});
