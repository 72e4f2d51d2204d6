import type { AdoptionState } from '../domain/contact';

/**
 * How far the features paid for are adopted (R93): under 40% at risk · 40–70% stable · over 70% strong. Both 40% and 70% are stable.
 * @param rate - Features at the weekly peak over features paid for, 0–1; null where it is not known.
 * @returns Null for null: not known is not none. Never throws.
 */
export function toAdoptionState(rate: number | null): AdoptionState | null {
  if (rate === null) return null;
  if (rate < 0.4) return 'at_risk';
  return rate <= 0.7 ? 'stable' : 'strong';
}
