import type { DimensionModel, ModelVariant, ScoringModel } from '../../src/scoring/model';
import { known, noData, type SignalDefinition } from '../../src/scoring/signal';

/** Values by signal name, hidden in a field the scoring itself never reads; null = no data. */
export type Values = Readonly<Record<string, number | null>>;
export const NOW = new Date('2026-03-04T06:00:00Z');

/** A signal that reads its value from `values`: the score's arithmetic without any product in it. */
export function buildSignal(name: string, values: Values, over: Partial<SignalDefinition> = {}): SignalDefinition {
  const value = values[name] ?? null;
  return {
    name,
    unit: 'points',
    windowDays: null,
    stream: 'usage_daily',
    goodDirection: 'up',
    indicates: 'leading',
    measure: () => (value === null ? noData('not_reported') : known(value)),
    describe: (one) => `${name} at ${one}`,
    ...over,
  };
}

export const IDENTITY = [[0, 0], [100, 100]] as const; // prettier-ignore

/** One signal per dimension, its value its points. */
export function buildPlain(weights: Readonly<Record<string, number>>, values: Values): DimensionModel[] {
  return Object.entries(weights).map(([name, weight]) => {
    const signals = [{ definition: buildSignal(name, values), weight: 1, curve: IDENTITY }];
    return { name, weight, signals, ceilings: [] };
  });
}

export function buildModel(base: Partial<ModelVariant>, over: Partial<ScoringModel> = {}): ScoringModel {
  return {
    name: 'test',
    formula: null,
    version: 'v1',
    coverageFloor: 0.5,
    quorum: 1,
    newcomerDays: 14,
    segments: {},
    direction: null,
    trendPoints: 5,
    hysteresisPoints: 0,
    driverPoints: 1,
    churnPrior: [[0, 0.5], [100, 0]], // prettier-ignore
    expansion: { scoreAtLeast: 80, seatUseAtLeast: 0.85, apiUseAtLeast: 0.85, adoptionAbove: 0.8 },
    base: {
      dimensions: [],
      caps: [],
      criticalBelow: null,
      bands: [
        { band: 'red', from: 0, to: 35 },
        { band: 'yellow', from: 36, to: 70 },
        { band: 'green', from: 71, to: 100 },
      ],
      ...base,
    },
    ...over,
  };
}
