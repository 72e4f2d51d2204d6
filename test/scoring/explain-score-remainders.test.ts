import type { HealthScore, SignalScore } from '../../src/domain/score';
import { explainScore } from '../../src/scoring/explain-score';

const NOTHING: Pick<HealthScore, 'score' | 'exactScore' | 'dimensions' | 'cap'> = {
  score: 100,
  exactScore: 100,
  dimensions: [],
  cap: null,
};
const signal = (name: string, weight: number): SignalScore => ({
  signal: name,
  value: 1,
  points: 100,
  weight,
  lost: 0,
});
const contributionsOf = (...weights: number[]) => {
  const signals = weights.map((weight, index) => signal(`s${index}`, weight));
  const dimensions = [{ dimension: 'd', weight: 1, score: 100, coverage: 1, signals }];
  return explainScore({ ...NOTHING, dimensions })?.dimensions[0]?.signals.map(({ contribution }) => contribution);
};

describe('the hundredths that rounding leaves over', () => {
  it('go where most was cut, not to whoever stands first', () => {
    // 33.331, 33.332 and 33.337 are cut to 33.33 each: the one left over belongs to the last
    expect(contributionsOf(0.33331, 0.33332, 0.33337)).toEqual([33.33, 33.33, 33.34]);
    expect(contributionsOf(0.33337, 0.33331, 0.33332)).toEqual([33.34, 33.33, 33.33]);
  });

  it('go to the first of those cut alike', () => {
    expect(contributionsOf(0.125, 0.125, 0.75)).toEqual([12.5, 12.5, 75]);
    expect(contributionsOf(1 / 3, 1 / 3, 1 / 3)).toEqual([33.34, 33.33, 33.33]);
  });
});

describe('half a score', () => {
  it.each([
    { score: null, exactScore: 50 },
    { score: 50, exactScore: null },
  ])('is none to explain: %j', (half) => {
    expect(explainScore({ ...NOTHING, ...half })).toBeNull();
  });
});
