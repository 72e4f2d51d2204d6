import fc from 'fast-check';
import type { DimensionModel, ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildSignal, IDENTITY, NOW, type Values } from './build-model';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const points = fc.double({ min: 0, max: 100, noNaN: true });
const values = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.option(points)])));
const anyWeight = fc.integer({ min: 1, max: 40 });
/** Three dimensions of two signals each; `b` may also be a ceiling of the first, `f` a cap of the whole. */
const shape = fc.record({
  weights: fc.tuple(anyWeight, anyWeight, anyWeight),
  signals: fc.array(anyWeight, { minLength: 6, maxLength: 6 }),
  hasCeiling: fc.boolean(),
  capAt: fc.option(points),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function build({ weights, signals, hasCeiling, capAt }: Shape, given: Values): ScoringModel {
  const define = (name: string) => buildSignal(name, given);
  const dimensions: DimensionModel[] = weights.map((weight, index) => ({
    name: `dimension ${index}`,
    weight,
    signals: [2 * index, 2 * index + 1].map((at) => ({
      definition: define(NAMES[at] ?? ''),
      weight: signals[at] ?? 1,
      curve: IDENTITY,
    })),
    ceilings: hasCeiling && index === 0 ? [{ definition: define('b'), curve: [[0, 10], [100, 100]] as const }] : [],
  })); // prettier-ignore
  const caps = capAt === null ? [] : [{ rule: 'f is low', definition: define('f'), threshold: capAt, scoreAtMost: 35 }];
  return buildModel({ dimensions, caps });
}
const exact = (one: Shape, given: Values) => scoreAccount(buildUnknown(), build(one, given), NOW).exactScore;
const TOLERANCE = 1e-9;

describe('whatever the model and the data', () => {
  it('the score is a whole number from 0 to 100, or null when nothing is known', () => {
    fc.assert(
      fc.property(shape, values, (one, given) => {
        const { score, coverage } = scoreAccount(buildUnknown(), build(one, given), NOW);
        const isKnown = Object.values(given).some((value) => value !== null);
        expect(score !== null).toBe(isKnown);
        if (score !== null) expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('raising a good signal never lowers the score', () => {
    fc.assert(
      fc.property(shape, values, fc.constantFrom(...NAMES), points, (one, given, name, raise) => {
        const before = given[name] ?? null;
        fc.pre(before !== null);
        const after = exact(one, { ...given, [name]: Math.min(100, (before ?? 0) + raise) });
        expect(after).toBeGreaterThanOrEqual((exact(one, given) ?? 0) - TOLERANCE);
      }),
    );
  });

  it('removing a signal leaves the score within what that signal could have made of it', () => {
    fc.assert(
      fc.property(shape, values, fc.constantFrom(...NAMES), (one, given, name) => {
        const without = exact(one, { ...given, [name]: null });
        fc.pre(without !== null);
        expect(without).toBeGreaterThanOrEqual((exact(one, { ...given, [name]: 0 }) ?? 0) - TOLERANCE);
        expect(without).toBeLessThanOrEqual((exact(one, { ...given, [name]: 100 }) ?? 100) + TOLERANCE);
      }),
    );
  });

  it('the order of dimensions and signals does not matter', () => {
    fc.assert(
      fc.property(shape, values, (one, given) => {
        const { base } = build(one, given);
        const turned = base.dimensions.map((dimension) => ({ ...dimension, signals: dimension.signals.toReversed() }));
        const other = scoreAccount(buildUnknown(), buildModel({ ...base, dimensions: turned.toReversed() }), NOW);
        expect(other.exactScore ?? -1).toBeCloseTo(exact(one, given) ?? -1, 9);
      }),
    );
  });

  it('what the signals kept back adds up to what is missing from 100, before caps', () => {
    fc.assert(
      fc.property(shape, values, (one, given) => {
        const { exactScore, dimensions } = scoreAccount(buildUnknown(), build({ ...one, capAt: null }, given), NOW);
        fc.pre(exactScore !== null);
        const lost = dimensions.flatMap(({ signals }) => signals).reduce((sum, signal) => sum + signal.lost, 0);
        expect(100 - lost).toBeCloseTo(exactScore ?? 0, 6);
      }),
    );
  });
});
