import type { Curve } from '../../scoring/curve';
import type { BandRange, ModelVariant } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import type { ModelOverride, VariantFile } from './model-schema';
import type { YamlFail, YamlPath } from './yaml-file';

type Signals = ReadonlyMap<string, SignalDefinition>;
const KNOWN_BANDS = ['red', 'yellow', 'green'] as const;

/** The model written out for one segment: what the override names replaces what the model says, key by key. */
export function mergeVariant(base: VariantFile, over: ModelOverride, at: YamlPath, fail: YamlFail): VariantFile {
  const dimensions = { ...base.dimensions };
  for (const [name, change] of Object.entries(over.dimensions)) {
    const path = [...at, 'dimensions', name];
    const before = dimensions[name] ?? fail(path, `one of ${Object.keys(base.dimensions).join(', ')}`);
    dimensions[name] = {
      weight: change.weight ?? before.weight,
      signals: mergeSignals(before.signals, change.signals, [...path, 'signals'], fail),
      ceilings: { ...before.ceilings, ...change.ceilings },
    };
  }
  return { bands: over.bands ?? base.bands, dimensions, caps: { ...base.caps, ...over.caps } };
}

type Uses = VariantFile['dimensions'][string]['signals'];
type Changes = ModelOverride['dimensions'][string]['signals'];

function mergeSignals(before: Uses, changes: Changes, at: YamlPath, fail: YamlFail): Uses {
  const signals = { ...before };
  for (const [name, change] of Object.entries(changes)) {
    const { weight, curve } = { ...before[name], ...change };
    if (weight === undefined || curve === undefined)
      return fail([...at, name], 'weight and curve, for a signal the model has not');
    signals[name] = { weight, curve };
  }
  return signals;
}

/** Names become definitions; curves are held to the direction their signal is good in. */
export function buildVariant(file: VariantFile, signals: Signals, at: YamlPath, fail: YamlFail): ModelVariant {
  const define = (name: string, path: YamlPath) =>
    signals.get(name) ?? fail(path, `a signal, one of ${[...signals.keys()].toSorted().join(', ')}`);
  const withCurve = (name: string, curve: Curve, path: YamlPath) => {
    const definition = define(name, path);
    if (!isMonotonic(curve, definition)) fail(path, `points that never ${fallOrRise(definition)} as the value rises`);
    return { definition, curve };
  };
  const dimensions = Object.entries(file.dimensions).map(([name, { weight, signals: uses, ceilings }]) => {
    const path = [...at, 'dimensions', name];
    if (!Object.values(uses).some((use) => use.weight > 0))
      fail([...path, 'signals'], 'a signal with a weight above 0');
    return {
      name,
      weight,
      signals: Object.entries(uses).map(([signal, use]) => ({
        ...withCurve(signal, use.curve, [...path, 'signals', signal]),
        weight: use.weight,
      })),
      ceilings: Object.entries(ceilings).map(([signal, curve]) =>
        withCurve(signal, curve, [...path, 'ceilings', signal]),
      ),
    };
  });
  if (!dimensions.some(({ weight }) => weight > 0)) fail([...at, 'dimensions'], 'a dimension with a weight above 0');
  const caps = Object.entries(file.caps).map(([rule, { signal, beyond, score_at_most: scoreAtMost }]) => {
    return { rule, definition: define(signal, [...at, 'caps', rule, 'signal']), threshold: beyond, scoreAtMost };
  });
  return {
    dimensions,
    caps,
    bands: KNOWN_BANDS.map((band): BandRange => ({ band, from: file.bands[band][0], to: file.bands[band][1] })),
  };
}

function isMonotonic(curve: Curve, { goodDirection }: SignalDefinition): boolean {
  const sign = goodDirection === 'up' ? 1 : -1;
  return curve.every(([, points], index) => index === 0 || sign * (points - (curve[index - 1]?.[1] ?? points)) >= 0);
}

const fallOrRise = ({ goodDirection }: SignalDefinition): string => (goodDirection === 'up' ? 'fall' : 'rise');
