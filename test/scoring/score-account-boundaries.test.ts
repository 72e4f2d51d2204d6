import { toBand } from '../../src/scoring/band';
import { readCurve } from '../../src/scoring/curve';
import { readDimension } from '../../src/scoring/dimension';
import type { CapRule, Ceiling, SignalUse } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import type { SignalDefinition } from '../../src/scoring/signal';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW, type Values } from './build-model';

const VALUES: Values = { good: 100, bad: 20 };
const define = (name: string, over: Partial<SignalDefinition> = {}) => buildSignal(name, VALUES, over);
const use = (name: string, weight = 1): SignalUse => ({ definition: define(name), weight, curve: IDENTITY });
const hold = (name: string, at: number): Ceiling => ({ definition: define(name), curve: [[0, at]] });
const read = (signals: SignalUse[], ceilings: Ceiling[] = []) =>
  readDimension(
    { name: 'd', weight: 1, signals, ceilings },
    (definition) => definition.measure(buildUnknown(), NOW),
    0.5,
  );
const score = (...args: Parameters<typeof buildModel>) => scoreAccount(buildUnknown(), buildModel(...args), NOW);

describe('the band of a whole score', () => {
  const { bands } = buildModel({}).base;

  it('is unknown without a score, however much was seen', () => {
    expect(toBand(null, 1, 0.5, bands)).toBe('unknown');
  });

  it('is unknown for a score that no range holds', () => {
    expect([toBand(-1, 1, 0.5, bands), toBand(101, 1, 0.5, bands)]).toEqual(['unknown', 'unknown']);
  });

  it('does not depend on the order of the ranges', () => {
    const turned = bands.toReversed();
    expect([35, 36, 70, 71].map((one) => toBand(one, 1, 0.5, turned))).toEqual(['red', 'yellow', 'yellow', 'green']);
  });
});

describe('a curve', () => {
  it('gives at a knot exactly its points, without an error of rounding', () => {
    expect(readCurve([[0, 0.4], [1, 1.8]], 1)).toBe(1.8); // prettier-ignore
    expect(readCurve([[0, 0.4], [1, 1.8], [2, 5]], 1)).toBe(1.8); // prettier-ignore
  });

  it('without a knot says nothing', () => {
    expect(readCurve([], 5)).toBeNaN();
  });
});

describe('a dimension', () => {
  it('leaves a signal out that weighs nothing', () => {
    const reading = read([use('good'), use('bad', 0)]);
    expect(reading.signals.map(({ signal }) => signal)).toEqual(['good']);
    expect(reading).toMatchObject({ score: 100, coverage: 1 });
  });

  it.each([
    // ceiling, what it takes from a mean of 60
    [61, null],
    [60, null],
    [59, { signal: 'bad', value: 20, by: 1 }],
  ])('with a mean of 60 under a ceiling of %d is held: %j', (at, held) => {
    expect(read([use('good'), use('bad')], [hold('bad', at)]).held).toEqual(
      held === null ? null : expect.objectContaining(held),
    );
  });

  it('of two ceilings as low lays the loss at the first', () => {
    expect(read([use('good')], [hold('bad', 10), hold('good', 10)]).held?.signal).toBe('bad');
    expect(read([use('good')], [hold('good', 10), hold('bad', 10)]).held?.signal).toBe('good');
  });

  it('is not held by a ceiling that nothing is known of', () => {
    expect(read([use('good')], [hold('unseen', 10)])).toMatchObject({ score: 100, held: null });
  });
});

describe('a ceiling by a signal that stands nowhere else', () => {
  it('is named with what it took', () => {
    const dimensions = [{ name: 'd', weight: 1, signals: [use('good')], ceilings: [hold('bad', 30)] }];
    expect(score({ dimensions }).dimensions[0]?.signals).toEqual([
      { signal: 'good', value: 100, points: 100, weight: 1, lost: 0 },
      { signal: 'bad', value: 20, points: 0, weight: 0, lost: 70 },
    ]);
  });

  it('takes of the whole score no more than its dimension weighs', () => {
    const held = { name: 'd', weight: 1, signals: [use('good')], ceilings: [hold('bad', 30)] };
    const free = { name: 'e', weight: 3, signals: [use('good')], ceilings: [] };
    const { dimensions } = score({ dimensions: [held, free] });
    expect(dimensions[0]?.signals[1]).toMatchObject({ signal: 'bad', lost: 17.5 });
    expect(dimensions[1]?.signals).toHaveLength(1);
  });
});

describe('a ceiling by a signal of its own dimension', () => {
  it('adds to what the signal keeps back no more than the dimension weighs', () => {
    const held = { name: 'd', weight: 1, signals: [use('good'), use('bad')], ceilings: [hold('bad', 30)] };
    const free = { name: 'e', weight: 3, signals: [use('good')], ceilings: [] };
    const [good, bad] = score({ dimensions: [held, free] }).dimensions[0]?.signals ?? [];
    expect(good).toMatchObject({ signal: 'good', weight: 0.125, lost: 0 });
    expect(bad).toMatchObject({ signal: 'bad', weight: 0.125, lost: 17.5 }); // an eighth of 80, and a quarter of 60 − 30
  });
});

describe('a cap', () => {
  const capAt = (threshold: number, over: Partial<CapRule> = {}): CapRule => ({
    rule: 'too much',
    definition: define('bad', { goodDirection: 'down' }),
    threshold,
    scoreAtMost: 50,
    ...over,
  });
  const dimensions = [{ name: 'd', weight: 1, signals: [use('good')], ceilings: [] }];

  it.each([
    // threshold, score of an account at 20
    [20, 50],
    [20.1, 100],
    [19.9, 50],
  ])('on what should be low bites from its threshold upwards: 20 against %d makes %d', (threshold, expected) => {
    expect(score({ dimensions, caps: [capAt(threshold)] }).score).toBe(expected);
  });

  it('says nothing of a signal without data', () => {
    const unseen = capAt(0, { definition: define('unseen') });
    expect(score({ dimensions, caps: [unseen] })).toMatchObject({ score: 100, cap: null });
  });

  it('of two as strict is the model’s first', () => {
    const [first, second] = [capAt(20, { rule: 'first' }), capAt(20, { rule: 'second' })];
    expect(score({ dimensions, caps: [first, second] }).cap?.rule).toBe('first');
    expect(score({ dimensions, caps: [second, first] }).cap?.rule).toBe('second');
  });

  it('is not named where there is no score to hold', () => {
    expect(score({ dimensions: buildPlain({ unseen: 1 }, {}), caps: [capAt(20)] })).toMatchObject({
      score: null,
      exactScore: null,
      cap: null,
    });
  });
});

describe('a model in which nothing weighs', () => {
  it('covers nothing and scores nobody', () => {
    const health = score({ dimensions: buildPlain({ good: 0 }, VALUES) });
    expect(health).toMatchObject({ coverage: 0, score: null, band: 'unknown', isCritical: false });
  });
});
