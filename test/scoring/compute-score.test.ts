import fc from 'fast-check';
import { packDimensions, unpackDimensions } from '../../src/db/pack-dimensions';
import type { ComputedScore } from '../../src/domain/computed-score';
import type { HealthScore } from '../../src/domain/score';
import { computeScore } from '../../src/scoring/compute-score';
import { scoreAccount } from '../../src/scoring/score-account';
import { aModel, buildAny, scoreAny, someValues } from './arbitrary-model';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW } from './build-model';

/** As the database gives it back: rounded. */
const stored = (health: HealthScore) => ({
  ...health,
  dimensions: unpackDimensions(packDimensions(health.dimensions)),
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function compute(...args: Parameters<typeof buildModel>): ComputedScore {
  const model = buildModel(...args);
  const computed = computeScore(stored(scoreAccount(buildUnknown(), model, NOW)), model.base);
  if (computed === null) throw new Error('no score');
  return computed;
}

function expectToAddUp({ dimensions, uncapped, cap, score }: ComputedScore): void {
  expect(sum(dimensions.map(({ contribution }) => contribution))).toBe(uncapped);
  expect(uncapped - (cap?.taken ?? 0)).toBe(score);
  for (const { score: own, signals, held, contribution, weight } of dimensions) {
    if (own === null) expect([contribution, signals.length]).toEqual([0, 0]);
    else {
      expect(sum(signals.map((one) => one.contribution)) - (held?.taken ?? 0)).toBe(own);
      expect(Math.abs(contribution - weight * own)).toBeLessThan(2); // whole numbers of whole numbers
    }
  }
}

describe('how a stored score was computed', () => {
  it('adds up in whole numbers, whatever the model, the data and what was rounded when it was stored', () => {
    fc.assert(
      fc.property(aModel, someValues, (model, values) => {
        const health = scoreAny(model, values);
        const computed = computeScore(stored(health), buildAny(model, values).base);
        expect(computed === null).toBe(health.score === null);
        if (computed !== null) expectToAddUp(computed);
      }),
      { numRuns: 500 },
    );
  });

  it('gives what rounding leaves over to the part of which most was cut', () => {
    const computed = compute({ dimensions: buildPlain({ a: 1, b: 1, c: 1 }, { a: 50, b: 50, c: 52 }) });
    expect(computed.score).toBe(51);
    expect(computed.dimensions.map(({ contribution }) => contribution)).toEqual([17, 17, 17]); // 16.67, 16.67, 17.33
  });

  it('says what a rule took: of 100 points 35 are left, and so many of 80', () => {
    const values = { a: 80, p1: 72 };
    const definition = buildSignal('p1', values, { goodDirection: 'down' });
    const computed = compute({
      dimensions: buildPlain({ a: 1 }, values),
      caps: [{ rule: 'p1_open_48h', definition, threshold: 48, scoreAtMost: 35 }],
    });
    expect(computed).toMatchObject({ uncapped: 80, score: 28 });
    expect(computed.cap).toEqual({ rule: 'p1_open_48h', signal: 'p1', scoreAtMost: 35, taken: 52 });
  });

  it('says what a ceiling took from its dimension, and whose it was', () => {
    const values = { good: 100, bad: 20 };
    const [good, bad] = ['good', 'bad'].map((name) => buildSignal(name, values));
    if (good === undefined || bad === undefined) throw new Error('no signals');
    const signals = [
      { definition: good, weight: 3, curve: IDENTITY },
      { definition: bad, weight: 1, curve: IDENTITY },
    ];
    const ceilings = [{ definition: bad, curve: IDENTITY }];
    const computed = compute({ dimensions: [{ name: 'd', weight: 1, signals, ceilings }] });
    expect(computed.dimensions[0]).toMatchObject({ score: 20, held: { signal: 'bad', taken: 60 } });
    expect(computed.dimensions[0]?.signals.map((one) => one.contribution)).toEqual([75, 5]);
  });

  it('names the signals of a dimension that had no data, and gives them no part', () => {
    const values = { known: 60, silent: null };
    const signals = ['known', 'silent'].map((name) => ({ definition: buildSignal(name, values), weight: 1, curve: IDENTITY })); // prettier-ignore
    const computed = compute({ dimensions: [{ name: 'd', weight: 1, signals, ceilings: [] }] });
    expect(computed.dimensions[0]).toMatchObject({ missing: ['silent'], contribution: 60 });
  });

  it('R74: labels each signal leading or lagging, and says how much of the score rests on leading ones', () => {
    const values = { early: 50, late: 50 };
    const signals = [
      { definition: buildSignal('early', values), weight: 3, curve: IDENTITY },
      { definition: buildSignal('late', values, { indicates: 'lagging' }), weight: 1, curve: IDENTITY },
    ];
    const computed = compute({ dimensions: [{ name: 'd', weight: 1, signals, ceilings: [] }] });
    expect(computed.dimensions[0]?.signals.map(({ indicates }) => indicates)).toEqual(['leading', 'lagging']);
    expect(computed.leadingRate).toBeCloseTo(0.75, 9);
  });

  it('keeps its numbers but knows no units, labels or gaps of a model that is no longer in force', () => {
    const model = buildModel({ dimensions: buildPlain({ a: 1 }, { a: 42 }) });
    const computed = computeScore(stored(scoreAccount(buildUnknown(), model, NOW)), null);
    expect(computed?.dimensions[0]).toMatchObject({ contribution: 42, missing: null });
    expect(computed?.dimensions[0]?.signals[0]).toMatchObject({ unit: null, indicates: null });
    expect(computed?.leadingRate).toBeNull();
  });

  it('is not to be said where nothing was known', () => {
    expect(computeScore({ score: null, band: 'unknown', dimensions: [], cap: null }, null)).toBeNull();
  });
});
