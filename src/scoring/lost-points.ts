import type { HealthScore } from '../domain/score';

/** Points of the whole score one signal keeps back, over all dimensions it stands in. */
export type LostPoints = { signal: string; value: number; lost: number };

/** What each signal keeps back, each named once, in the model's order. Before caps; they add up to 100 − the uncapped score. */
export function listLost({ dimensions }: Pick<HealthScore, 'dimensions'>): LostPoints[] {
  const bySignal = new Map<string, LostPoints>();
  for (const { signal, value, lost } of dimensions.flatMap(({ signals }) => signals))
    bySignal.set(signal, { signal, value, lost: (bySignal.get(signal)?.lost ?? 0) + lost });
  return [...bySignal.values()];
}

export const sumLost = (lost: readonly { lost: number }[]): number => lost.reduce((sum, one) => sum + one.lost, 0);
