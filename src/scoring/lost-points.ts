import type { HealthScore } from '../domain/score';

/** Points of the whole score one signal keeps back, over all dimensions it stands in. */
export type LostPoints = { signal: string; value: number; lost: number };

/** What each signal keeps back, each named once, in the model's order. Before caps; they add up to 100 − the uncapped score. */
export function listLost({ dimensions }: Pick<HealthScore, 'dimensions'>): LostPoints[] {
  const bySignal = new Map<string, LostPoints>();
  for (const { signals } of dimensions)
    for (const { signal, value, lost } of signals) {
      const before = bySignal.get(signal);
      if (before === undefined) bySignal.set(signal, { signal, value, lost });
      else bySignal.set(signal, { signal, value, lost: before.lost + lost });
    }
  return [...bySignal.values()];
}

export const sumLost = (lost: readonly { lost: number }[]): number => lost.reduce((sum, one) => sum + one.lost, 0);
