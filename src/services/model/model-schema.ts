import { z } from 'zod';
import type { Segment } from '../../domain/account';

/** An object with these keys and no others; of another key it says which there are. */
const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `one of the keys ${Object.keys(shape).join(', ')}` : undefined,
  });
const weight = z.number().min(0).max(1000);
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
  .refine((all) => all.every(([, p]) => p >= 0 && p <= 1), { error: 'probabilities from 0 to 1' })
  .refine((all) => all.every(([, p], index) => p <= (all[index - 1]?.[1] ?? 1)), {
    error: 'probabilities that never rise with the score',
  });

const range = z.tuple([z.int().min(0).max(100), z.int().min(0).max(100)]);
/** Whether they fit together is asked of the merged ones: a segment may move one edge only (`build-bands.ts`). */
const bands = strict({ red: range, yellow: range, green: range, critical_below: z.int().optional() });

const direction = strict({
  declining_green: z.enum(['yellow', 'red']).optional(),
  improving_yellow: z.enum(['green']).optional(),
});

const signal = strict({ weight, curve });
const dimension = strict({
  weight,
  signals: z.record(z.string(), signal),
  ceilings: z.record(z.string(), curve).default({}),
});
const caps = z.record(
  z.string(),
  strict({ signal: z.string(), beyond: z.number(), score_at_most: z.int().min(0).max(100) }),
);

/** What a segment, or a formula, may do differently: any weight, curve, ceiling, band or cap. */
const override = strict({
  bands: bands.partial().optional(),
  dimensions: z
    .record(
      z.string(),
      strict({
        weight: weight.optional(),
        only: z.literal(true).optional(), // the signals and ceilings named here, and no others
        signals: z.record(z.string(), signal.partial()).default({}),
        ceilings: z.record(z.string(), curve).default({}),
      }),
    )
    .default({}),
  caps: caps.default({}),
});

/** models/<name>.yaml */
export const ModelSchema = strict({
  name: z.string().min(1),
  coverage_floor: share,
  quorum: z.number().gt(0).max(1),
  newcomer_days: z.int().min(0),
  trend_points: z.number().gt(0),
  driver_points: z.number().gt(0),
  bands,
  hysteresis: z.int().min(0).max(20).default(0), // points beyond an edge before the alert rules take a band as left
  direction: direction.optional(),
  dimensions: z.record(z.string(), dimension),
  caps: caps.default({}),
  segments: strict({ enterprise: override, mid_market: override, smb: override } satisfies Record<Segment, unknown>)
    .partial()
    .default({}),
  formulas: z.record(z.string(), override).default({}), // other ways to reckon a dimension, chosen by `formula` in barometer.yaml
  churn_prior: probability,
  expansion: strict({
    score_at_least: z.int().min(0).max(100),
    seat_use_at_least: share,
    api_use_at_least: share,
    adoption_above: share,
  }),
});
export type ModelFile = z.output<typeof ModelSchema>;
export type ModelOverride = z.output<typeof override>;
/** The part of a model that a segment or a formula may override. */
export type VariantFile = Pick<ModelFile, 'bands' | 'dimensions' | 'caps'>;
