import type { DimensionScore } from '../../src/domain/score';
import { findRootCause } from '../../src/scoring/root-cause';

const dimension = (name: string, lost: Record<string, number>): DimensionScore => ({
  dimension: name,
  weight: 0.5,
  score: 50,
  coverage: 1,
  signals: Object.entries(lost).map(([signal, points]) => ({ signal, value: 0, points: 0, weight: 0.1, lost: points })),
});

const AT_LEAST = { fallPoints: 4, signalPoints: 1 };

describe('the root cause', () => {
  const dimensions = [dimension('product', { logins: 12, seats: 3, api: 4 }), dimension('support', { p1: 10, nps: 2 })];

  it('R216: is the dimension that fell most, with the signals behind it, most first', () => {
    expect(findRootCause(dimensions, { logins: 2, seats: 3, api: 1, p1: 4 }, AT_LEAST)).toEqual({
      dimension: 'product', lost: 13, signals: [{ signal: 'logins', lost: 10 }, { signal: 'api', lost: 3 }], sinceOn: null,
    }); // prettier-ignore
  });

  it('is not the dimension that always was the worst', () => {
    expect(findRootCause(dimensions, { logins: 12, seats: 3, api: 4, p1: 0, nps: 2 }, AT_LEAST)).toMatchObject({ dimension: 'support', lost: 10 }); // prettier-ignore
  });

  it('counts what recovered in the same dimension', () => {
    expect(findRootCause(dimensions, { logins: 0, seats: 20, api: 4, p1: 8, nps: 0 }, AT_LEAST)).toMatchObject({ dimension: 'support', lost: 4 }); // prettier-ignore
  });

  it('names three signals at most', () => {
    const many = [dimension('d', { a: 5, b: 4, c: 3, d: 2 })];
    expect(findRootCause(many, {}, AT_LEAST)?.signals.map(({ signal }) => signal)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    [8, 'product'], // four points
    [8.1, undefined],
  ])('is nothing when no dimension fell by enough (%d kept back before)', (logins, expected) => {
    const others = { seats: 3, api: 4, p1: 10, nps: 2 };
    expect(findRootCause(dimensions, { ...others, logins }, AT_LEAST)?.dimension).toBe(expected);
  });

  it('is not known without a baseline', () => {
    expect(findRootCause(dimensions, null, AT_LEAST)).toBeNull();
  });

  it('shares out what a signal of two dimensions kept back before', () => {
    const both = [dimension('one', { s: 9 }), dimension('two', { s: 3, t: 4 })];
    expect(findRootCause(both, { s: 4, t: 4 }, AT_LEAST)).toMatchObject({ dimension: 'one', lost: 6 }); // 9 − 4 × ¾
    const gone = [dimension('one', { s: 0, u: 6 }), dimension('two', { s: 0, t: 7 })];
    expect(findRootCause(gone, { s: 4, u: 0, t: 3 }, AT_LEAST)).toMatchObject({ dimension: 'one', lost: 4 }); // 6 − 2
  });
});
