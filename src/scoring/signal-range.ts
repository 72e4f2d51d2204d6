import type { ModelVariant } from './model';
import type { SignalDefinition } from './signal';

/** The values of one signal between which a model tells them apart, in steps a person would speak of. */
export type SignalRange = { definition: SignalDefinition; low: number; high: number; stepsPerUnit: number };

/** A rate is said in whole percent, points and times in tenths, the rest in whole numbers. */
const STEPS_PER_UNIT: Record<SignalDefinition['unit'], number> = {
  rate: 100,
  points: 10,
  times: 10,
  days: 1,
  hours: 1,
  minutes: 1,
  count: 1,
};

/**
 * The range of each signal a model uses: from the first to the last knot of all its curves and ceilings, and one step to the good side of
 * each cap's threshold. Beyond it the model sees no difference.
 * @returns By name, in the model's order. Never throws.
 */
export function listRanges(variant: ModelVariant): ReadonlyMap<string, SignalRange> {
  const before = found.get(variant);
  if (before !== undefined) return before;
  const ranges = readRanges(variant);
  found.set(variant, ranges);
  return ranges;
}

/** A model's variants never change once loaded, and every account of a run asks for the same. */
const found = new WeakMap<ModelVariant, ReadonlyMap<string, SignalRange>>();

function readRanges({ dimensions, caps }: ModelVariant): ReadonlyMap<string, SignalRange> {
  const ranges = new Map<string, SignalRange>();
  const widen = (definition: SignalDefinition, value: number) => {
    const { low = value, high = value } = ranges.get(definition.name) ?? {};
    const bounds = { low: Math.min(low, value), high: Math.max(high, value) };
    ranges.set(definition.name, { definition, ...bounds, stepsPerUnit: STEPS_PER_UNIT[definition.unit] });
  };
  for (const { signals, ceilings } of dimensions)
    for (const { definition, curve } of [...signals, ...ceilings])
      for (const [value] of curve) widen(definition, value);
  for (const { definition, threshold } of caps) {
    const step = 1 / STEPS_PER_UNIT[definition.unit];
    widen(definition, threshold);
    widen(definition, definition.goodDirection === 'up' ? threshold + step : threshold - step);
  }
  return ranges;
}
