import type { Curve } from '../curve';
import type { ModelVariant } from '../model';
import type { SignalDefinition } from '../signal';

/**
 * The worst value at which a signal keeps nothing back: where every curve and ceiling of the variant reads its most, and no cap holds.
 *   open_tickets: [[0, 100], [2, 90], …] → 0; login_trend_14d: [… [−0.1, 90], [0, 100]] → 0
 * @returns Null for a signal the variant does not use. Never throws.
 */
export function findFreeValue(definition: SignalDefinition, { dimensions, caps }: ModelVariant): number | null {
  const isUp = definition.goodDirection === 'up';
  const isOwn = (use: { definition: SignalDefinition }) => use.definition.name === definition.name;
  const uses = dimensions.flatMap(({ signals, ceilings }) => [...signals, ...ceilings]).filter(isOwn);
  const values = [
    ...uses.map(({ curve }) => worstOfBest(curve, isUp)),
    ...caps.filter(isOwn).map(({ threshold }) => threshold),
  ];
  if (values.length === 0) return null;
  return isUp ? Math.max(...values) : Math.min(...values);
}

/** Of the knots with the most points, the one nearest to the bad side. */
function worstOfBest(curve: Curve, isUp: boolean): number {
  const most = Math.max(...curve.map(([, points]) => points));
  const best = curve.filter(([, points]) => points === most).map(([value]) => value);
  return isUp ? Math.min(...best) : Math.max(...best);
}
