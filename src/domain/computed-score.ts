import type { Band } from './band';

export type SignalUnit = 'rate' | 'days' | 'hours' | 'minutes' | 'count' | 'points' | 'times';

/**
 * One signal's part in its dimension. `points` 0–100 are what its value is worth, `weight` 0–1 its share of the dimension, `contribution` whole
 * points of the dimension's 100. `unit` and `indicates` (R74) null: the model in force does not know the signal any more.
 */
export type ComputedSignal = {
  signal: string;
  value: number;
  unit: SignalUnit | null;
  indicates: 'leading' | 'lagging' | null;
  points: number;
  weight: number;
  contribution: number;
};

/**
 * A dimension in whole numbers: its signals' contributions − `held.taken` = `score`. `weight` 0–1 of the whole score, 0 without data;
 * `contribution` whole points of the whole score. `missing`: signals of the model without data, null: not known.
 */
export type ComputedDimension = {
  dimension: string;
  weight: number;
  score: number | null;
  contribution: number;
  signals: readonly ComputedSignal[];
  held: { signal: string; taken: number } | null; // what a ceiling took, and whose
  missing: readonly string[] | null;
};

/** How a score came about, in whole numbers that add up: Σ contributions = `uncapped`, `uncapped` − `cap.taken` = `score`. */
export type ComputedScore = {
  score: number;
  band: Band;
  uncapped: number;
  cap: { rule: string; signal: string; scoreAtMost: number | null; taken: number } | null;
  dimensions: readonly ComputedDimension[];
  leadingRate: number | null; // share of the weight seen that rests on leading signals, 0–1 (R74)
};

/** The page behind "How it was computed". `computed` null: nothing was known, so that there is no score. */
export type ComputedPage = {
  accountId: string;
  name: string;
  scoredAt: Date | null; // null: not scored yet
  coverage: number; // 0–1
  model: { name: string | null; version: string }; // name null: a model that is no longer in force
  computed: ComputedScore | null;
};
