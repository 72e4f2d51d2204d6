import type { Band } from '../domain/band';
import type { BandRange } from './model';

/**
 * The band of a whole score: the ranges are contiguous from 0 to 100, so exactly one holds it.
 * @returns `unknown` without a score or with `coverage` under `floor` (both 0–1): too little was seen to judge.
 */
export function toBand(score: number | null, coverage: number, floor: number, ranges: readonly BandRange[]): Band {
  if (score === null || coverage < floor) return 'unknown';
  return ranges.find(({ from, to }) => score >= from && score <= to)?.band ?? 'unknown';
}
