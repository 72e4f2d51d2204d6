import { explainScore } from '../../src/scoring/explain-score';
import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW } from './build-model';

const explain = (...args: Parameters<typeof buildModel>) =>
  explainScore(scoreAccount(buildUnknown(), buildModel(...args), NOW));

describe('how a score was computed', () => {
  it('names value, points, weight and contribution of every signal, and they add up', () => {
    const values = { usage: 75, engagement: 80, value: 70, sentiment: 85, relationship: 60 };
    const weights = { usage: 35, engagement: 20, value: 20, sentiment: 15, relationship: 10 };
    const breakdown = explain({ dimensions: buildPlain(weights, values) });
    expect(breakdown?.dimensions.map(({ dimension, contribution }) => [dimension, contribution])).toEqual([
      ['usage', 26.25],
      ['engagement', 16],
      ['value', 14],
      ['sentiment', 12.75],
      ['relationship', 6],
    ]);
    expect(breakdown?.dimensions[0]?.signals).toEqual([
      { signal: 'usage', value: 75, points: 75, weight: 0.35, held: 0, contribution: 26.25 },
    ]);
    expect(breakdown).toMatchObject({ uncapped: 75, cap: null, exact: 75, score: 75 });
  });

  it('agrees with the score to the hundredth where the last bit of a sum would tip the half', () => {
    const signal = { signal: 'a', value: 1, points: 10.455, weight: 1, lost: 89.545000001 };
    const dimensions = [{ dimension: 'd', weight: 1, score: 10.455, coverage: 1, signals: [signal] }];
    const breakdown = explainScore({ score: 10, exactScore: 10.455, dimensions, cap: null });
    expect(breakdown).toMatchObject({ uncapped: 10.46, exact: 10.46 });
    expect(breakdown?.dimensions[0]?.contribution).toBe(10.46);
  });

  it('says what a ceiling and a cap took', () => {
    const values = { good: 100, bad: 20 };
    const [good, bad] = ['good', 'bad'].map((name) => buildSignal(name, values));
    if (good === undefined || bad === undefined) throw new Error('two signals');
    const signals = [{ definition: good, weight: 9, curve: IDENTITY }, { definition: bad, weight: 1, curve: IDENTITY }]; // prettier-ignore
    const ceilings = [{ definition: bad, curve: [[20, 30], [100, 100]] as const }]; // prettier-ignore
    const caps = [{ rule: 'too bad', definition: bad, threshold: 20, scoreAtMost: 50 }];
    const breakdown = explain({ dimensions: [{ name: 'd', weight: 1, signals, ceilings }], caps });
    // 0.9 × 100 + 0.1 × 20 = 92; the ceiling at 30 takes 62; the cap halves the rest
    expect(breakdown?.dimensions[0]?.signals).toMatchObject([
      { signal: 'good', held: 0, contribution: 90 },
      { signal: 'bad', held: 62, contribution: -60 },
    ]);
    expect(breakdown).toMatchObject({
      dimensions: [{ contribution: 30 }],
      uncapped: 30,
      cap: { rule: 'too bad', signal: 'bad', scoreAtMost: 50, taken: 15 },
      exact: 15,
      score: 15,
    });
  });

  it('three thirds of 100 are shown as 33.34, 33.33 and 33.33', () => {
    const breakdown = explain({ dimensions: buildPlain({ a: 1, b: 1, c: 1 }, { a: 100, b: 100, c: 100 }) });
    expect(breakdown?.dimensions.map(({ contribution }) => contribution)).toEqual([33.34, 33.33, 33.33]);
  });

  it('a dimension of which nothing was seen stands with weight 0 and no score', () => {
    const breakdown = explain({ dimensions: buildPlain({ a: 1, b: 1 }, { a: 60 }) });
    expect(breakdown?.dimensions[1]).toEqual({ dimension: 'b', weight: 0, score: null, contribution: 0, signals: [] });
    expect(breakdown).toMatchObject({ exact: 60, dimensions: [{ weight: 1, contribution: 60 }, {}] });
  });

  it('is nothing where nothing was known', () => {
    expect(explain({ dimensions: buildPlain({ a: 1 }, {}) })).toBeNull();
  });
});
