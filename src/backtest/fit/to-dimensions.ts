import type { Curve } from '../../scoring/curve';
import type { DimensionModel, SignalUse } from '../../scoring/model';
import type { FittedSignal } from './fit-curves';

const FLAT_POINTS = 2; // a bend smaller than this is not worth a knot

/**
 * Fitted steps as dimensions: a signal's weight is its share of its dimension in percent, a dimension's its share of all, together 100; curves
 * from 0 to 100 points. Rounded to whole numbers, so that a person can read and change them.
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

/** Log-odds between the worst and the best that these signals can say together. */
export const weightOf = (signals: readonly Pick<FittedSignal, 'steps'>[]): number =>
  signals.reduce((sum, { steps }) => sum + steps.reduce((inner, step) => inner + step, 0), 0);

/** The running sum of the steps, 0 on the bad side and 100 on the good one. */
export function toCurve({ definition, knots, steps }: FittedSignal): Curve {
  const total = steps.reduce((sum, step) => sum + step, 0);
  let gained = 0;
  const points = knots.map((value, index) => {
    gained += index === 0 ? 0 : (steps[index - 1] ?? 0);
    const share = total === 0 ? 0 : gained / total;
    return [value, Math.round(100 * (definition.goodDirection === 'up' ? share : 1 - share))] as const;
  });
  return dropFlatKnots(points);
}

/** Leave out, one by one, the inner knot that bends least, and the outer ones that lie level with their neighbour. */
function dropFlatKnots(curve: Curve): Curve {
  const bends = curve.map((_, index) => bendAt(curve, index));
  const least = Math.min(...bends);
  if (curve.length <= 2 || least > FLAT_POINTS) return curve;
  return dropFlatKnots(curve.toSpliced(bends.indexOf(least), 1));
}

function bendAt(curve: Curve, index: number): number {
  const [here, before, after] = [curve[index], curve[index - 1], curve[index + 1]];
  if (here === undefined) return Number.POSITIVE_INFINITY;
  if (before === undefined || after === undefined) {
    const neighbour = before ?? after;
    return neighbour !== undefined && neighbour[1] === here[1] ? 0 : Number.POSITIVE_INFINITY;
  }
  const share = (here[0] - before[0]) / (after[0] - before[0]);
  return Math.abs(here[1] - (before[1] + share * (after[1] - before[1])));
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
