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
const find = (...dimensions: DimensionScore[]) => findRootCause(dimensions, {}, AT_LEAST);

describe('the order of a root cause', () => {
  it('of two dimensions that fell alike is the model’s', () => {
    expect(find(dimension('one', { a: 5 }), dimension('two', { b: 5 }))?.dimension).toBe('one');
    expect(find(dimension('two', { b: 5 }), dimension('one', { a: 5 }))?.dimension).toBe('two');
  });

  it('names the signal that fell most first, wherever it stands in the model', () => {
    const names = find(dimension('one', { a: 2, b: 5, c: 3, d: 4 }))?.signals.map(({ signal }) => signal);
    expect(names).toEqual(['b', 'd', 'c']);
  });

  it.each([
    [1, ['a', 'b']],
    [0.99, ['a']],
  ])('names a signal from one point on: %d', (lost, named) => {
    expect(find(dimension('one', { a: 5, b: lost }))?.signals.map(({ signal }) => signal)).toEqual(named);
  });

  it('is nothing without a dimension', () => {
    expect(find()).toBeNull();
  });
});
