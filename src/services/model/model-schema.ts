import { z } from 'zod';
import { SEGMENTS } from '../../domain/account';

const weight = z.number().min(0);
const share = z.number().min(0).max(1);
const knots = z.array(z.tuple([z.number(), z.number()])).min(1);

function isIncreasing(curve: readonly (readonly [number, number])[]): boolean {
  return curve.every(([value], index) => index === 0 || value > (curve[index - 1]?.[0] ?? Infinity));
}
const increasing = { error: 'values that increase from knot to knot' };
const curve = knots
  .refine(isIncreasing, increasing)
  .refine((all) => all.every(([, points]) => points >= 0 && points <= 100), { error: 'points from 0 to 100' });
const probability = knots
  .refine(isIncreasing, increasing)
  .refine((all) => all.every(([, p]) => p >= 0 && p <= 1), { error: 'probabilities from 0 to 1' });

const range = z.tuple([z.int().min(0), z.int().max(100)]);
const bands = z
  .strictObject({ red: range, yellow: range, green: range })
  .refine(({ red, yellow, green }) => red[0] === 0 && yellow[0] === red[1] + 1 && green[0] === yellow[1] + 1 && green[1] === 100 &&
      [red, yellow, green].every(([from, to]) => from <= to),
    { error: 'red, yellow and green to follow each other without gap from 0 to 100' },
  ); // prettier-ignore

const signal = z.strictObject({ weight, curve });
const dimension = z.strictObject({
  weight,
  signals: z.record(z.string(), signal),
  ceilings: z.record(z.string(), curve).default({}),
});
const caps = z.record(
  z.string(),
  z.strictObject({ signal: z.string(), beyond: z.number(), score_at_most: z.int().min(0).max(100) }),
);

/** What a segment may do differently: any weight, curve, ceiling, band or cap. */
const override = z.strictObject({
  bands: bands.optional(),
  dimensions: z
    .record(
      z.string(),
      z.strictObject({
        weight: weight.optional(),
        signals: z.record(z.string(), signal.partial()).default({}),
        ceilings: z.record(z.string(), curve).default({}),
      }),
    )
    .default({}),
  caps: caps.default({}),
});

/** models/<name>.yaml */
export const ModelSchema = z.strictObject({
  name: z.string().min(1),
  coverage_floor: share,
  quorum: z.number().gt(0).max(1),
  newcomer_days: z.int().min(0),
  trend_points: z.number().gt(0),
  driver_points: z.number().gt(0),
  bands,
  dimensions: z.record(z.string(), dimension),
  caps: caps.default({}),
  segments: z.partialRecord(z.enum(SEGMENTS), override).default({}),
  churn_prior: probability,
  expansion: z.strictObject({
    score_at_least: z.int().min(0).max(100),
    seat_use_at_least: share,
    api_use_at_least: share,
    adoption_above: share,
  }),
});
export type ModelFile = z.output<typeof ModelSchema>;
export type ModelOverride = z.output<typeof override>;
/** The part of a model that a segment may override. */
export type VariantFile = Pick<ModelFile, 'bands' | 'dimensions' | 'caps'>;
