import type { StaleUsage } from '../../domain/home';
import type { Stream, StreamFreshness } from '../../domain/stream';

/**
 * Usage that is over its limit in every source (R30): what it says is pitched on no more, and changes of colour wait. Null: fresh in one
 * source at least, or no source has any.
 */
export function findStaleUsage(freshness: readonly StreamFreshness[]): StaleUsage | null {
  const usage = freshness.filter(({ stream, replacedBy }) => stream === 'usage_daily' && replacedBy === undefined);
  const [first] = usage;
  if (first === undefined || usage.some(({ isStale }) => !isStale)) return null;
  const limitHours = Math.max(...usage.map((one) => one.limitHours));
  return { asOf: findStaleSince(freshness, 'usage_daily'), limitHours };
}

/** How far a stream reaches that is over its limit in every source; null where it is fresh, or not known to be late. */
export function findStaleSince(freshness: readonly StreamFreshness[], stream: Stream | null): Date | null {
  const own = freshness.filter((one) => one.stream === stream && one.replacedBy === undefined);
  if (own.length === 0 || own.some(({ isStale }) => !isStale)) return null;
  return own.map(({ asOf }) => asOf).find((asOf) => asOf !== null) ?? null;
}
