import type { SignalDefinition } from '../../scoring/signal';

/** A signal as the fit sees it: which dimension it will stand in and where its curve may bend. */
export type FitSignal = { definition: SignalDefinition; dimension: string; knots: readonly number[] };

/**
 * One step of a curve: 0 on the bad side of the stretch between two knots, 1 on the good side, linear between. A sum of steps with weights
 * ≥ 0 is any piecewise linear curve that never goes against the signal's good direction.
 */
export function ramp(value: number, from: number, to: number, goodDirection: 'up' | 'down'): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return goodDirection === 'up' ? share : 1 - share;
}

/** The stretches between a signal's knots: one column of the regression each. */
export function stretches({ knots }: FitSignal): (readonly [from: number, to: number])[] {
  return knots.slice(1).map((to, index) => [knots[index] ?? to, to] as const);
}
