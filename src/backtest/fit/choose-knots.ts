import { quantileSorted } from 'simple-statistics';

const LEVELS = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98] as const;
const DIGITS = 2;

/**
 * Where a signal's curve may bend: few quantiles of its known values, rounded to two digits so that a person can read them.
 * A value that half of all share (no ticket, no overdue day) would take every quantile: those of the others are then added.
 * @param sorted - Known values, rising.
 * @returns Rising, different values; fewer than two when all are alike, and there is nothing to bend.
 */
export function chooseKnots(sorted: readonly number[]): number[] {
  if (sorted.length === 0) return [];
  const middle = quantileSorted([...sorted], 0.5);
  const others = sorted.filter((value) => value !== middle);
  const isCrowded = others.length < sorted.length * 0.75 && others.length > 0;
  const candidates = [
    ...LEVELS.map((level) => quantileSorted([...sorted], level)),
    ...(isCrowded ? LEVELS.map((level) => quantileSorted(others, level)) : []),
  ];
  return thin([...new Set(candidates.map(roundReadable))].toSorted((a, b) => a - b));
}

/** Two significant digits, but never coarser than whole numbers: 0.137 → 0.14, 1234 → 1234. */
function roundReadable(value: number): number {
  return Math.abs(value) >= 10 ** DIGITS ? Math.round(value) : Number(value.toPrecision(DIGITS));
}

const MAX_KNOTS = 9;

/** Drop every other inner knot until few enough are left. */
function thin(knots: number[]): number[] {
  if (knots.length <= MAX_KNOTS) return knots;
  return thin(knots.filter((_, index) => index % 2 === 0 || index === knots.length - 1));
}
