import { STREAMS, type Stream, type StreamFreshness } from '../../domain/stream';
import { findStale } from '../../scoring/evaluate-account';

/** The telemetry that is over its limit for an account: of usage only the source its usage comes from. */
export function listStaleStreams(freshness: readonly StreamFreshness[], usageSource: string | null): Stream[] {
  if (!freshness.some(({ isStale }) => isStale)) return []; // as a rule
  return STREAMS.filter((stream) => findStale(freshness, stream, usageSource) !== null);
}
