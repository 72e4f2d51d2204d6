import type { HistoryFeatures } from '../domain/features';
import type { Momentum, TrendClass } from '../domain/score';

/**
 * How the score moved against 30, 90 and 180 days before (R61), and its class (R63).
 * @param trendPoints - A 30-day change of at least this many points is improving or declining.
 * @returns Whole points; null where history does not reach, and then the class is `unknown`. Never throws.
 */
export function measureMomentum(
  score: number | null,
  before: Pick<HistoryFeatures, 'score30DaysAgo' | 'score90DaysAgo' | 'score180DaysAgo'>,
  trendPoints: number,
): Momentum {
  const change = (earlier: number | null) => (score === null || earlier === null ? null : score - earlier);
  const change30 = change(before.score30DaysAgo);
  return {
    change30,
    change90: change(before.score90DaysAgo),
    change180: change(before.score180DaysAgo),
    trend: classify(change30, trendPoints),
  };
}

function classify(change: number | null, trendPoints: number): TrendClass {
  if (change === null) return 'unknown';
  if (change >= trendPoints) return 'improving';
  return change <= -trendPoints ? 'declining' : 'stable';
}
