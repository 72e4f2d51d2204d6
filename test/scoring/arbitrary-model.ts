import fc from 'fast-check';
import type { Curve } from '../../src/scoring/curve';
import type { CapRule, DimensionModel, ModelVariant, ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import type { SignalDefinition } from '../../src/scoring/signal';
import { buildUnknown } from './build-features';
import { buildModel, buildSignal, NOW, type Values } from './build-model';

/** Whatever a model file may say: signals in several dimensions, weights of 0, ceilings, caps, a segment of its own. */
export const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Good signals rise in one half of the names, fall in the other. */
export const isUp = (name: string): boolean => NAMES.indexOf(name) % 2 === 0;
/** Beyond every curve and threshold: as good, or as bad, as the signal can say. */
export const best = (name: string): number => (isUp(name) ? 1e6 : -1e6);
export const worst = (name: string): number => -best(name);
/** Better by so much. */
export const better = (name: string, value: number, by: number): number => value + (isUp(name) ? by : -by);

export const aName = fc.constantFrom(...NAMES);
const value = fc.oneof(fc.double({ min: -100, max: 200, noNaN: true }), fc.constantFrom(Infinity, -Infinity, 0));
export const someValues: fc.Arbitrary<Values> = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.option(value)]))); // prettier-ignore

type CurveShape = { at: number[]; points: number[] };
type UseShape = { name: string; weight: number; curve: CurveShape; ceiling: CurveShape | null };
type DimensionShape = { weight: number; uses: UseShape[] };
type CapShape = { name: string; threshold: number; scoreAtMost: number };
type VariantShape = { dimensions: DimensionShape[]; caps: CapShape[] };
export type ModelShape = { base: VariantShape; smb: VariantShape | null; quorum: number };

const weight = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) }, { weight: 1, arbitrary: fc.constant(0) }); // prettier-ignore
const curve = fc.integer({ min: 2, max: 5 }).chain((length) =>
  fc.record({
    at: fc.uniqueArray(fc.integer({ min: -50, max: 150 }), { minLength: length, maxLength: length }),
    points: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: length, maxLength: length }),
  }),
);
const use = fc.record({ name: aName, weight, curve, ceiling: fc.option(curve) });
const dimension = fc
  .record({ weight, uses: fc.uniqueArray(use, { minLength: 1, maxLength: 4, selector: ({ name }) => name }) })
  .filter(({ uses }) => uses.some((one) => one.weight > 0));
const variant = fc.record({
  dimensions: fc.array(dimension, { minLength: 1, maxLength: 4 }).filter((all) => all.some((one) => one.weight > 0)),
  caps: fc.array(
    fc.record({ name: aName, threshold: fc.integer({ min: -60, max: 160 }), scoreAtMost: fc.integer({ min: 0, max: 100 }) }),
    { maxLength: 3 },
  ),
}); // prettier-ignore
export const aModel: fc.Arbitrary<ModelShape> = fc.record({
  base: variant,
  smb: fc.option(variant),
  quorum: fc.double({ min: 0.05, max: 1, noNaN: true }),
});

/** The model with the signals' values in it. Curves run from 0 to 100 points, ceilings let the best value through. */
export function buildAny({ base, smb, quorum }: ModelShape, values: Values): ScoringModel {
  const define = (name: string) => buildSignal(name, values, { goodDirection: isUp(name) ? 'up' : 'down' });
  const segments = smb === null ? {} : { smb: { ...buildModel({}).base, ...buildVariant(smb, define) } };
  return buildModel(buildVariant(base, define), { quorum, segments });
}

type Define = (name: string) => SignalDefinition;

function buildVariant({ dimensions, caps }: VariantShape, define: Define): Pick<ModelVariant, 'dimensions' | 'caps'> {
  return {
    dimensions: dimensions.map((one, index): DimensionModel => ({
      name: `dimension ${index}`,
      weight: one.weight,
      signals: one.uses.map((each) => ({
        definition: define(each.name),
        weight: each.weight,
        curve: buildCurve(each.name, each.curve),
      })),
      ceilings: one.uses.flatMap(({ name, weight: own, ceiling }) =>
        ceiling === null || own === 0 ? [] : [{ definition: define(name), curve: buildCurve(name, ceiling) }],
      ),
    })),
    caps: caps.map(({ name, threshold, scoreAtMost }, index): CapRule => ({
      rule: `cap ${index}`,
      definition: define(name),
      threshold,
      scoreAtMost,
    })),
  };
}

function buildCurve(name: string, { at, points }: CurveShape): Curve {
  const rising = [0, ...points.slice(1, -1).toSorted((a, b) => a - b), 100];
  const ordered = isUp(name) ? rising : rising.toReversed();
  return at.toSorted((a, b) => a - b).map((x, index) => [x, ordered[index] ?? 0] as const);
}

export const scoreAny = (shape: ModelShape, values: Values, segment: 'smb' | null = null) =>
  scoreAccount(buildUnknown({ segment }), buildAny(shape, values), NOW);
