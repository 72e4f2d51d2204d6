import type { StreamFreshness } from '../domain/stream';

/** R30: what usage says is not acted on once every source of it is over its limit. Without any source nothing is known to be late. */
export function isUsageStale(freshness: readonly StreamFreshness[]): boolean {
  const usage = freshness.filter(({ stream }) => stream === 'usage_daily');
  return usage.length > 0 && usage.every(({ isStale }) => isStale);
}
