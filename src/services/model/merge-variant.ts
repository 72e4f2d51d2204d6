import type { ModelOverride, VariantFile } from './model-schema';
import { nearestNames } from './nearest-names';
import type { YamlFail, YamlPath } from './yaml-file';

type DimensionFile = VariantFile['dimensions'][string];
type DimensionChange = ModelOverride['dimensions'][string];

/** The model written out for one segment or formula: what the override names replaces what the model says, key by key. */
export function mergeVariant(base: VariantFile, over: ModelOverride, at: YamlPath, fail: YamlFail): VariantFile {
  const dimensions = { ...base.dimensions };
  for (const [name, change] of Object.entries(over.dimensions)) {
    const path = [...at, 'dimensions', name];
    const before = dimensions[name] ?? fail(path, `one of ${nearestNames(name, Object.keys(dimensions)).join(', ')}`);
    dimensions[name] = mergeDimension(before, change, path, fail);
  }
  return { bands: mergeBands(base.bands, over.bands), dimensions, caps: { ...base.caps, ...over.caps } };
}

function mergeBands(before: VariantFile['bands'], change: ModelOverride['bands']): VariantFile['bands'] {
  return {
    ...before,
    ...change,
    red: change?.red ?? before.red,
    yellow: change?.yellow ?? before.yellow,
    green: change?.green ?? before.green,
  };
}

function mergeDimension(before: DimensionFile, change: DimensionChange, at: YamlPath, fail: YamlFail): DimensionFile {
  const changed = Object.entries(change.signals).map(([name, one]) => {
    const { weight, curve } = { ...before.signals[name], ...one };
    if (weight === undefined || curve === undefined)
      return fail([...at, 'signals', name], 'weight and curve, for a signal the model has not');
    return [name, { weight, curve }] as const;
  });
  const kept = change.only === true ? { signals: {}, ceilings: {} } : before;
  return {
    weight: change.weight ?? before.weight,
    signals: { ...kept.signals, ...Object.fromEntries(changed) },
    ceilings: { ...kept.ceilings, ...change.ceilings },
  };
}
