import type { DropKind } from '../domain/insight';
import type { Momentum } from '../domain/score';

type Drop = { kind: DropKind; isReached: (change: Pick<Momentum, 'change30' | 'change90'>) => boolean };

/** Worst first: the first that is reached is the one told (X7). A change that is not known reaches nothing. */
const DROPS: readonly Drop[] = [
  { kind: 'critical', isReached: ({ change30 }) => change30 !== null && change30 <= -20 }, // R148
  { kind: 'rapid', isReached: ({ change30 }) => change30 !== null && change30 < -15 }, // R143: more than 15
  { kind: 'notable', isReached: ({ change30 }) => change30 !== null && change30 <= -10 }, // R64, R149
  { kind: 'sustained', isReached: ({ change90 }) => change90 !== null && change90 <= -15 }, // R64
];

/**
 * The worst drop that applies to a score (R64, R143, R148, R149; X7), by its change in whole points.
 *   critical: −20 or worse in 30 days · rapid: worse than −15 in 30 · notable: −10 or worse in 30 · sustained: −15 or worse in 90
 * The third rapid signal of R64, any threshold crossing, is a transition: the alert rules tell it, with or without a drop.
 * @returns Null when none applies or history does not reach. Never throws.
 */
export function findDrop(change: Pick<Momentum, 'change30' | 'change90'>): DropKind | null {
  return DROPS.find(({ isReached }) => isReached(change))?.kind ?? null;
}
