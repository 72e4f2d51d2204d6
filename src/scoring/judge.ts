import type { Band } from '../domain/band';
import type { AccountFeatures } from '../domain/features';
import type { HealthScore, Momentum } from '../domain/score';
import { directBand } from './band';
import { readDimension } from './dimension';
import type { Measure } from './measure-signal';
import { findVariant, type DimensionModel, type ScoringModel } from './model';
import { measureMomentum } from './momentum';
import { readLevel, scoreMeasured } from './score-account';
import { known } from './signal';

/** An account's score with the band its level and its trend give it. */
export type Judgement = { health: HealthScore; momentum: Momentum };

/** Score, trend and band of an account whose signals measure as given (R62). Never throws. */
export function judgeHealth(measure: Measure, features: AccountFeatures, model: ScoringModel): Judgement {
  const leveled = scoreMeasured(measure, features.segment, model);
  const momentum = measureMomentum(leveled.score, features, model.trendPoints);
  return { health: directBand(leveled, momentum.trend, model.direction), momentum };
}

/** The band an account would have if these signals measured otherwise, everything else being as it is. */
export type Judge = (changes: ReadonlyMap<string, number>) => Band;

/** Judges changes of one account by all rules of its model. Reads again only the dimensions that a changed signal stands in. */
export function createJudge(measure: Measure, features: AccountFeatures, model: ScoringModel): Judge {
  const variant = findVariant(model, features.segment);
  const standing = variant.dimensions.map((dimension) => {
    return { dimension, names: namesOf(dimension), reading: readDimension(dimension, measure, model.quorum) };
  });
  return (changes) => {
    const changed: Measure = (definition) => {
      const value = changes.get(definition.name);
      return value === undefined ? measure(definition) : known(value);
    };
    const again = standing.map(({ dimension, names, reading }) =>
      isTouched(names, changes) ? readDimension(dimension, changed, model.quorum) : reading,
    );
    const level = readLevel(again, changed, variant, model);
    return directBand(level, measureMomentum(level.score, features, model.trendPoints).trend, model.direction).band;
  };
}

/** A model's dimensions never change once loaded. */
const named = new WeakMap<DimensionModel, ReadonlySet<string>>();

/** The signals that have a say in a dimension. */
function namesOf(dimension: DimensionModel): ReadonlySet<string> {
  const before = named.get(dimension);
  if (before !== undefined) return before;
  const names = new Set([...dimension.signals, ...dimension.ceilings].map(({ definition }) => definition.name));
  named.set(dimension, names);
  return names;
}

function isTouched(names: ReadonlySet<string>, changes: ReadonlyMap<string, number>): boolean {
  for (const name of changes.keys()) if (names.has(name)) return true;
  return false;
}
