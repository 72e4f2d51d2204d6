import { readCurve, type Curve } from '../../scoring/curve';
import type { CapRule, Ceiling, DimensionModel, ModelVariant, SignalUse } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import { buildBands } from './build-bands';
import type { VariantFile } from './model-schema';
import { nearestNames } from './nearest-names';
import type { YamlFail, YamlPath } from './yaml-file';

/** What a name in the file is looked up in, and how a wrong one is told. */
type Context = { signals: ReadonlyMap<string, SignalDefinition>; fail: YamlFail };
type DimensionFile = VariantFile['dimensions'][string];

/**
 * Names become definitions, and what is written is held to what scoring rests on: points that follow the signal's good direction, ceilings
 * that let the best value through, caps that begin where something is wrong.
 */
export function buildVariant(file: VariantFile, context: Context, at: YamlPath): ModelVariant {
  const { fail } = context;
  const dimensions = Object.entries(file.dimensions).map(([name, dimension]) =>
    buildDimension(name, dimension, context, [...at, 'dimensions', name]),
  );
  refuseTwice(dimensions, fail, at);
  if (!dimensions.some(({ weight }) => weight > 0)) fail([...at, 'dimensions'], 'a dimension with a weight above 0');
  const caps = Object.entries(file.caps).map(([rule, cap]) =>
    buildCap(rule, cap, dimensions, context, [...at, 'caps', rule]),
  );
  return { dimensions, caps, ...buildBands(file.bands, [...at, 'bands'], fail) };
}

/** What a signal kept back is told, stored and compared by its name. */
function refuseTwice(dimensions: readonly DimensionModel[], fail: YamlFail, at: YamlPath): void {
  const seen = new Map<SignalDefinition, string>();
  for (const { name, signals } of dimensions)
    for (const { definition } of signals) {
      const other = seen.get(definition);
      if (other !== undefined)
        fail([...at, 'dimensions', name, 'signals', definition.name], `a signal that ${other} does not use already`);
      seen.set(definition, name);
    }
}

function buildDimension(name: string, file: DimensionFile, context: Context, at: YamlPath): DimensionModel {
  const signals = Object.entries(file.signals).map(([signal, { weight, curve }]): SignalUse => {
    const path = [...at, 'signals', signal];
    return { ...withCurve(signal, curve, context, path), weight };
  });
  if (!signals.some(({ weight }) => weight > 0))
    context.fail([...at, 'signals'], 'at least one signal with a weight above 0');
  const ceilings = Object.entries(file.ceilings).map(([signal, curve]) => {
    const path = [...at, 'ceilings', signal];
    const ceiling = withCurve(signal, curve, context, path);
    holdCeiling(ceiling, signals, context, path);
    return ceiling;
  });
  return { name, weight: file.weight, signals, ceilings };
}

/** Else a signal that falls silent could raise the score over anything it could have said (see the property tests). */
function holdCeiling({ definition, curve }: Ceiling, signals: readonly SignalUse[], { fail }: Context, at: YamlPath) {
  if (!signals.some((use) => use.definition === definition && use.weight > 0))
    fail(at, 'a ceiling by a signal that has a weight above 0 in this dimension');
  const best = Math.max(...curve.map(([, points]) => points));
  if (best < 100) fail(at, 'a ceiling that reaches 100 points where the signal is at its best');
}

function buildCap(
  rule: string,
  { signal, beyond, score_at_most: scoreAtMost }: VariantFile['caps'][string],
  dimensions: readonly DimensionModel[],
  context: Context,
  at: YamlPath,
): CapRule {
  const definition = define(signal, context, [...at, 'signal']);
  const uses = dimensions.flatMap(({ signals }) => signals.filter((use) => use.definition === definition));
  if (uses.some(({ curve }) => readCurve(curve, beyond) === 100))
    context.fail([...at, 'beyond'], `a value at which ${signal} gives less than 100 points: here nothing is wrong yet`);
  return { rule, definition, threshold: beyond, scoreAtMost };
}

function withCurve(name: string, curve: Curve, context: Context, at: YamlPath): Ceiling {
  const definition = define(name, context, at);
  const isUp = definition.goodDirection === 'up';
  if (!isMonotonic(curve, isUp ? 1 : -1))
    context.fail(at, `points that never ${isUp ? 'fall' : 'rise'} as the value rises`);
  return { definition, curve };
}

const define = (name: string, { signals, fail }: Context, at: YamlPath): SignalDefinition =>
  signals.get(name) ?? fail(at, `a signal, such as ${nearestNames(name, [...signals.keys()]).join(', ')}`);

const isMonotonic = (curve: Curve, sign: 1 | -1): boolean =>
  curve.every(([, points], index) => index === 0 || sign * (points - (curve[index - 1]?.[1] ?? points)) >= 0);
