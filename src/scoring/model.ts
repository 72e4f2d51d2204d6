import type { Segment } from '../domain/account';
import type { KnownBand } from '../domain/band';
import type { Curve } from './curve';
import type { SignalDefinition } from './signal';

/** A signal's place in a dimension: how its value becomes points (0–100) and how much they weigh among the dimension's signals. */
export type SignalUse = { definition: SignalDefinition; weight: number; curve: Curve };

/** However well the rest does, the dimension is held at the curve's points: one bad enough thing cannot be averaged away. */
export type Ceiling = { definition: SignalDefinition; curve: Curve };

export type DimensionModel = {
  name: string;
  weight: number;
  signals: readonly SignalUse[];
  ceilings: readonly Ceiling[];
};

/** A hard rule on the whole score, such as X9: with a P1 open for 48 h, 0–100 becomes 0–35. */
export type CapRule = { rule: string; definition: SignalDefinition; threshold: number; scoreAtMost: number };

/** Whole scores from `from` to `to`, both included. */
export type BandRange = { band: KnownBand; from: number; to: number };

/** What one segment is scored by: the model with that segment's overrides written out. */
export type ModelVariant = {
  dimensions: readonly DimensionModel[];
  bands: readonly BandRange[];
  caps: readonly CapRule[];
  criticalBelow: number | null; // red scores under this are critical (X1, X22); null: the model names no such part of red
};

/** Where the trend takes the band (R62); null: it leaves it where it is. */
export type DirectionRule = { decliningGreen: 'yellow' | 'red' | null; improvingYellow: 'green' | null };

/** What makes an account ready to buy more (section H): rates are 0–1. */
export type ExpansionRule = {
  scoreAtLeast: number;
  seatUseAtLeast: number;
  apiUseAtLeast: number;
  adoptionAbove: number;
};

/** A scoring model as loaded: signal names resolved, overrides merged, `version` the content hash of its file. */
export type ScoringModel = {
  name: string; // with the formula chosen
  formula: string | null; // one of the file's other ways to reckon a dimension (X6); null: as it stands
  version: string;
  coverageFloor: number; // 0–1: below it the band is unknown
  quorum: number; // share of a dimension's signal weight that counts as having seen it whole
  base: ModelVariant;
  newcomerDays: number; // an account younger than this has shown nothing by what has not happened yet
  segments: Partial<Record<Segment, ModelVariant>>;
  direction: DirectionRule | null; // null: the level alone decides
  hysteresisPoints: number; // how far beyond an edge a score must be for the alert rules to take its band as left; 0: not at all
  trendPoints: number; // a change of this much in 30 days is a trend
  driverPoints: number; // a smaller loss explains nothing
  churnPrior: Curve; // score → probability of leaving within a year, 0–1
  expansion: ExpansionRule;
};

/** The variant an account is scored by. No segment, or one without overrides: the base. */
export function findVariant(model: ScoringModel, segment: Segment | null): ModelVariant {
  return (segment === null ? undefined : model.segments[segment]) ?? model.base;
}
