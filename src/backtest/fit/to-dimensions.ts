import { readCurve, type Curve } from '../../scoring/curve';
import type { DimensionModel, SignalUse } from '../../scoring/model';
import type { FittedSignal } from './fit-curves';

const FLAT_POINTS = 2; // a curve that is this near to the fitted one is worth fewer knots

/**
 * Fitted steps as dimensions: a signal's weight is its share of its dimension in percent, a dimension's its share of all, together 100; curves
 * up to 100 points. Rounded to whole numbers, so that a person can read and change them.
 * @param signals - Only those that stay in the model; a dimension none of them stands in is left out.
 */
export function toDimensions(signals: readonly FittedSignal[]): DimensionModel[] {
  const names = [...new Set(signals.map(({ dimension }) => dimension))];
  const sums = names.map((name) => weightOf(signals.filter(({ dimension }) => dimension === name)));
  const weights = shareHundred(sums);
  return names.map((name, index) => {
    const own = signals.filter(({ dimension }) => dimension === name);
    const shares = shareHundred(own.map((signal) => weightOf([signal])));
    const uses = own.map((signal, at): SignalUse => ({
      definition: signal.definition,
      weight: shares[at] ?? 0,
      curve: toCurve(signal),
    }));
    return { name, weight: weights[index] ?? 0, signals: uses.filter(({ weight }) => weight > 0), ceilings: [] };
  });
}

/** Log-odds that these signals can earn together. */
export const weightOf = (signals: readonly Pick<FittedSignal, 'floor' | 'steps'>[]): number =>
  signals.reduce((sum, { floor, steps }) => sum + steps.reduce((inner, step) => inner + step, floor), 0);

/** The running sum of the steps, from the floor on the bad side to 100 on the good one. */
export function toCurve({ definition, knots, floor, steps }: FittedSignal): Curve {
  const total = weightOf([{ floor, steps }]);
  let gained = definition.goodDirection === 'up' ? floor : 0;
  const points = knots.map((value, index) => {
    gained += index === 0 ? 0 : (steps[index - 1] ?? 0);
    const share = total === 0 ? 0 : gained / total;
    return [value, Math.round(100 * (definition.goodDirection === 'up' ? share : 1 - share))] as const;
  });
  return dropFlatKnots(points);
}

/** Leave out knots one by one, the least missed first, while no point of the whole curve moves by more than two; ends only where they are level. */
function dropFlatKnots(whole: Curve, left: Curve = whole): Curve {
  if (left.length <= 2) return left;
  const shorter = left.map((_, index) => left.toSpliced(index, 1));
  const moves = shorter.map((curve) =>
    Math.max(...whole.map(([value, points]) => Math.abs(readCurve(curve, value) - points))),
  );
  const allowed = moves.map((moved, index) =>
    index === 0 || index === left.length - 1 ? moved === 0 : moved <= FLAT_POINTS,
  );
  const least = Math.min(...moves.filter((_, index) => allowed[index]));
  const next = shorter[moves.findIndex((moved, index) => allowed[index] === true && moved === least)];
  return next === undefined ? left : dropFlatKnots(whole, next);
}

/** Whole numbers in proportion that add up to 100 (largest remainders). */
function shareHundred(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (100 * part) / total);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, index) => [part - Math.floor(part), index] as const)
    .toSorted((a, b) => b[0] - a[0]);
  for (const [, index] of byRemainder.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
