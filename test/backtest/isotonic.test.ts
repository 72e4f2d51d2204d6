import fc from 'fast-check';
import { isotonic, type IsotonicPoint } from '../../src/backtest/isotonic';

const points = (...ys: number[]): IsotonicPoint[] => ys.map((y, x) => ({ x, y, weight: 1 }));

/** The fitted height at every x. */
function fitted(given: readonly IsotonicPoint[]): number[] {
  const blocks = isotonic(given);
  return given.map(({ x }) => blocks.find(({ fromX, toX }) => x >= fromX && x <= toX)?.y ?? Number.NaN);
}

/** The solution by its max–min formula: the largest over left ends of the smallest over right ends of the mean between them. */
function byFormula(given: readonly IsotonicPoint[]): number[] {
  const mean = (from: number, to: number) => {
    const part = given.slice(from, to + 1);
    return part.reduce((sum, { y, weight }) => sum + y * weight, 0) / part.reduce((sum, { weight }) => sum + weight, 0);
  };
  return given.map((_, index) => {
    const lefts = Array.from({ length: index + 1 }, (__, from) => from);
    const rights = Array.from({ length: given.length - index }, (__, step) => index + step);
    return Math.max(...lefts.map((from) => Math.min(...rights.map((to) => mean(from, to)))));
  });
}

describe('isotonic regression', () => {
  it.each([
    ['data that rise already stay as they are', [1, 2, 3], [1, 2, 3]],
    ['a violation is pooled', [1, 3, 2, 4], [1, 2.5, 2.5, 4]],
    ['data that fall become their mean', [3, 2, 1], [2, 2, 2]],
    ["the example of R's isoreg", [1, 0, 4, 3, 3, 5, 4, 2, 0], [0.5, 0.5, 3, 3, 3, 3, 3, 3, 3]],
  ])('%s', (_, given, expected) => expect(fitted(points(...given))).toEqual(expected));

  it('weighs: 3 with weight 1 and 0 with weight 2 pool to 1', () =>
    expect(isotonic([{ x: 0, y: 3, weight: 1 }, { x: 1, y: 0, weight: 2 }])).toEqual([{ fromX: 0, toX: 1, y: 1, weight: 3 }])); // prettier-ignore

  it('takes equal places as one, whatever their order', () =>
    expect(isotonic([{ x: 1, y: 4, weight: 1 }, { x: 0, y: 0, weight: 1 }, { x: 1, y: 2, weight: 1 }])).toEqual([
      { fromX: 0, toX: 0, y: 0, weight: 1 },
      { fromX: 1, toX: 1, y: 3, weight: 2 },
    ])); // prettier-ignore

  it('has nothing to say of nothing', () => expect(isotonic([])).toEqual([]));

  it('never falls and is the least-squares solution', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 })), {
          minLength: 1,
          maxLength: 9,
        }),
        (rows) => {
          const given = rows.map(([y, weight], x) => ({ x, y, weight }));
          const heights = isotonic(given).map(({ y }) => y);
          expect(heights).toEqual(heights.toSorted((a, b) => a - b));
          for (const [index, y] of byFormula(given).entries()) expect(fitted(given)[index]).toBeCloseTo(y, 10);
        },
      ),
    ));
});
