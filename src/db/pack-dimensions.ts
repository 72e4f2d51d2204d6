import type { DimensionScore, SignalScore } from '../domain/score';

type PackedSignal = [signal: string, value: number, points: number, weight: number, lost: number];

/** A dimension as it is stored: by position and rounded, half the size of its JSON with names, which every run writes for every account. */
export type PackedDimension = [
  dimension: string,
  weight: number,
  score: number | null,
  coverage: number,
  signals: PackedSignal[],
];

/** Four decimals are more than anyone is shown; seventeen double what is written. */
export const packDimensions = (dimensions: readonly DimensionScore[]): PackedDimension[] =>
  dimensions.map(({ dimension, weight, score, coverage, signals }) => [
    dimension,
    round(weight, 1e4),
    score === null ? null : round(score, 1e2),
    round(coverage, 1e3),
    signals.map(packSignal),
  ]);

const packSignal = ({ signal, value, points, weight, lost }: SignalScore): PackedSignal => [
  signal,
  round(value, 1e4),
  round(points, 1e2),
  round(weight, 1e4),
  round(lost, 1e2),
];

export const unpackDimensions = (packed: readonly PackedDimension[]): DimensionScore[] =>
  packed.map(([dimension, weight, score, coverage, signals]) => ({
    dimension,
    weight,
    score,
    coverage,
    signals: signals.map(([signal, value, points, own, lost]) => ({ signal, value, points, weight: own, lost })),
  }));

const round = (value: number, unit: number): number => Math.round(value * unit) / unit;
