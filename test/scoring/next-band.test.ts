import type { AccountFeatures } from '../../src/domain/features';
import { judgeHealth } from '../../src/scoring/judge';
import type { DimensionModel, ModelVariant, ScoringModel } from '../../src/scoring/model';
import { findNextBand } from '../../src/scoring/next-band';
import { createMeasure } from '../../src/scoring/measure-signal';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW, type Values } from './build-model';

function ask(base: Partial<ModelVariant>, over: Partial<ScoringModel> = {}, known: Partial<AccountFeatures> = {}) {
  const model = buildModel(base, over);
  const features = buildUnknown(known);
  const measure = createMeasure(features, model.newcomerDays, NOW);
  const { health } = judgeHealth(measure, features, model);
  return findNextBand({ features, health, measure, model, now: NOW });
}
const plain = (weights: Record<string, number>, values: Values) => ({ dimensions: buildPlain(weights, values) });

describe('what would change it', () => {
  it('is the smallest change of one signal that reaches the next band', () => {
    // 60: green starts at 70.5 exactly; a weighs half, so it needs 21 more, b would need 35
    expect(ask(plain({ a: 50, b: 30, c: 20 }, { a: 50, b: 60, c: 85 }))).toMatchObject({
      signal: 'a', from: 50, to: 71, band: 'green', also: null, sentence: 'Green if a is at least 71',
    }); // prettier-ignore
  });

  it('knows that the score is rounded: half a point below the edge is enough', () => {
    expect(ask(plain({ a: 1 }, { a: 70.4 }))).toMatchObject({ to: 70.5 });
    expect(ask(plain({ a: 1 }, { a: 35.4 }))).toMatchObject({ to: 35.5, band: 'yellow' });
  });

  it.each([
    ['green', { a: 90 }],
    ['unknown', { a: null }],
  ])('is nothing for an account that is %s', (_band, values) => {
    expect(ask(plain({ a: 1 }, values))).toBeNull();
  });

  it('of two signals takes the one that has to move less of its own range', () => {
    const values = { wide: 0, narrow: 0 };
    const use = (name: string, high: number) => ({ definition: buildSignal(name, values), weight: 1, curve: [[0, 40], [high, 100]] as const }); // prettier-ignore
    const dimensions: DimensionModel[] = [
      { name: 'd', weight: 1, signals: [use('wide', 100), { ...use('narrow', 10), weight: 2 }], ceilings: [] },
    ];
    // 40 → 70.5 needs 30.5 points: 46 of narrow's 60 (8 of 10), more than wide has
    expect(ask({ dimensions })).toMatchObject({ signal: 'narrow', to: 7.7 });
  });

  it('sees through a ceiling: lifting anything else would do nothing', () => {
    const values = { good: 90, bad: 3 };
    const bad = buildSignal('bad', values, { unit: 'days', goodDirection: 'down' });
    const good = { definition: buildSignal('good', values), weight: 9, curve: IDENTITY };
    const ceilings = [{ definition: bad, curve: [[0, 100], [1, 60], [4, 20]] as const }]; // prettier-ignore
    expect(ask({ dimensions: [{ name: 'd', weight: 1, signals: [good], ceilings }] })).toMatchObject({
      signal: 'bad', from: 3, to: 2, band: 'yellow', sentence: 'Yellow if bad is at most 2 days',
    }); // prettier-ignore
  });

  it('sees through a cap, and says the band really reached', () => {
    const values = { good: 90, overdue: 40 };
    const overdue = buildSignal('overdue', values, { unit: 'days', goodDirection: 'down' });
    const caps = [{ rule: 'late', definition: overdue, threshold: 30, scoreAtMost: 35 }];
    expect(ask({ ...plain({ good: 1 }, values), caps })).toMatchObject({ signal: 'overdue', from: 40, to: 29, band: 'green' }); // prettier-ignore
  });

  it('counts in whole percent for a rate', () => {
    const values = { rate: -0.4133 };
    const rate = buildSignal('rate', values, { unit: 'rate' });
    const dimensions = [{ name: 'd', weight: 1, signals: [{ definition: rate, weight: 1, curve: [[-0.5, 0], [0, 100]] as const }], ceilings: [] }]; // prettier-ignore
    expect(ask({ dimensions })).toMatchObject({ to: -0.32, sentence: 'Yellow if rate is at least -32%' });
  });

  it('follows the direction rule: a declining account is green again once it no longer declines', () => {
    const direction = { decliningGreen: 'yellow', improvingYellow: 'green' } as const;
    const answer = ask(plain({ a: 1 }, { a: 80 }), { direction }, { score30DaysAgo: 90 });
    expect(answer).toMatchObject({ signal: 'a', from: 80, to: 85.5, band: 'green' });
  });

  it('takes two where one is not enough: the costlier as good as can be, the other as little as needed', () => {
    expect(ask(plain({ a: 50, b: 30, c: 20 }, { a: 0, b: 0, c: 0 }))).toMatchObject({ signal: 'a', band: 'yellow' });
    expect(ask(plain({ a: 50, b: 30, c: 20 }, { a: 20, b: 20, c: 100 }))).toMatchObject({ band: 'green', also: null });
    expect(ask(plain({ a: 40, b: 40, c: 20 }, { a: 40, b: 40, c: 40 }))).toMatchObject({
      signal: 'a', to: 100, also: { signal: 'b', from: 40, to: 56.3 }, band: 'green',
      sentence: 'Green if a is at least 100 and b is at least 56.3',
    }); // prettier-ignore
  });

  it('is nothing when not even two are enough', () => {
    const tenths = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`s${index}`, 10]));
    const values = Object.fromEntries(Object.keys(tenths).map((name) => [name, 40]));
    expect(ask(plain(tenths, values))).toBeNull();
  });

  it('asks the signal how a person would say it', () => {
    const values = { logins: 10 };
    const definition = buildSignal('logins', values, {
      goal: (to) => `logins are back above ${Math.floor(to)} a week`,
    });
    const dimensions = [{ name: 'd', weight: 1, signals: [{ definition, weight: 1, curve: IDENTITY }], ceilings: [] }];
    expect(ask({ dimensions })?.sentence).toBe('Yellow if logins are back above 35 a week');
  });
});
