import fc from 'fast-check';
import { readCurve } from '../../src/scoring/curve';

const CURVE = [[-0.5, 0], [-0.1, 40], [0, 100]] as const; // prettier-ignore

describe('a piecewise linear curve', () => {
  it.each([
    [-0.5, 0],
    [-0.1, 40],
    [0, 100],
    [-0.3, 20], // half way
    [-0.05, 70],
    [-9, 0], // flat outside
    [9, 100],
  ])('gives at %d exactly %d', (value, points) => {
    expect(readCurve(CURVE, value)).toBeCloseTo(points, 10);
  });

  it('of one knot is the same everywhere', () => {
    expect([-1, 3, 7].map((value) => readCurve([[3, 60]], value))).toEqual([60, 60, 60]);
  });

  it('never leaves the range of its knots', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const points = readCurve(CURVE, value);
        expect(points >= 0 && points <= 100).toBe(true);
      }),
    );
  });
});
