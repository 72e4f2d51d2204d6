/** Knots [value, points], value strictly increasing. */
export type Curve = readonly (readonly [value: number, points: number])[];

/**
 * Piecewise linear interpolation between knots, flat outside them.
 * @returns Points in the range of the curve's knots; exactly a knot's points at that knot. NaN for an empty curve.
 */
export function readCurve(curve: Curve, value: number): number {
  let above: Curve[number] | undefined;
  let below: Curve[number] | undefined;
  for (const knot of curve) {
    below = above;
    above = knot;
    if (knot[0] >= value) break;
  }
  if (above === undefined) return Number.NaN;
  if (below === undefined || !(above[0] > value)) return above[1];
  const share = (value - below[0]) / (above[0] - below[0]);
  return below[1] + share * (above[1] - below[1]);
}
