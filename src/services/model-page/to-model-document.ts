import type { ModelDocument, ModelWeights } from '../../domain/model-page';
import { SEGMENTS } from '../../domain/account';
import type { DimensionModel, ModelVariant, ScoringModel } from '../../scoring/model';

const DIGITS = 4;

/** What is kept of a model so that the next one can be compared with it: weights as shares of the whole score, bands, caps. */
export function toModelDocument({ base, segments }: Pick<ScoringModel, 'base' | 'segments'>): ModelDocument {
  const own: Partial<Record<(typeof SEGMENTS)[number], ModelWeights>> = {};
  for (const segment of SEGMENTS) {
    const variant = segments[segment];
    if (variant !== undefined) own[segment] = toWeights(variant);
  }
  return { base: toWeights(base), segments: own };
}

/**
 * Weights of one variant: a dimension's share of all dimensions, a signal's share of its dimension times that; 0–1. What stands in several
 * dimensions is added up. With all data there, the shares of the signals add up to one.
 */
export function toWeights({ dimensions, bands, caps, criticalBelow }: ModelVariant): ModelWeights {
  const all = total(dimensions);
  const signals: Record<string, number> = {};
  for (const dimension of dimensions) {
    const share = dimension.weight / all;
    const within = total(dimension.signals);
    for (const { definition, weight } of dimension.signals)
      signals[definition.name] = (signals[definition.name] ?? 0) + (share * weight) / within;
  }
  return {
    dimensions: Object.fromEntries(dimensions.map(({ name, weight }: DimensionModel) => [name, round(weight / all)])),
    signals: Object.fromEntries(Object.entries(signals).map(([name, share]) => [name, round(share)])),
    bands: bands.map(({ band, from, to }) => ({ band, from, to })),
    caps: Object.fromEntries(
      caps.map(({ rule, definition, threshold, scoreAtMost }) => [
        rule,
        { signal: definition.name, threshold, scoreAtMost },
      ]),
    ),
    criticalBelow,
  };
}

const total = (parts: readonly { weight: number }[]): number => parts.reduce((sum, { weight }) => sum + weight, 0);
const round = (share: number): number => Number(share.toFixed(DIGITS));
