import type { PeerStanding } from '../../db/queries/peers';
import { COHORT_AT_LEAST } from '../../domain/cohort';
import type { Benchmark } from '../../domain/customer-report';

const TOP_PERCENTILE = 75;
const LEVEL_FROM = 0.95; // of the median
const TIMES_FROM = 1.2;

/**
 * What may be told of an account among its like (R202): of ten and more, and only where it stands level or better.
 *   percentile = 100 × (members with less + half of those with as much) / members; top quarter from 75; ahead: more than half have less
 */
export function toBenchmarks(standings: { seats: PeerStanding | null; features: PeerStanding | null }): Benchmark[] {
  const seats = toBenchmark('seats', standings.seats);
  const features = toBenchmark('features', standings.features);
  return [seats, features].filter((benchmark) => benchmark !== null);
}

function toBenchmark(measure: Benchmark['measure'], peers: PeerStanding | null): Benchmark | null {
  if (peers === null || peers.members < COHORT_AT_LEAST || peers.own <= 0) return null;
  const standing = standingOf(peers);
  if (standing === null) return null;
  const times = peers.median > 0 ? peers.own / peers.median : 0;
  return { measure, standing, timesTypical: standing === 'level' || times < TIMES_FROM ? null : times };
}

function standingOf({ own, members, below, same, median }: PeerStanding): Benchmark['standing'] | null {
  if ((100 * (below + same / 2)) / members >= TOP_PERCENTILE) return 'top_quarter';
  if (below > members / 2) return 'ahead';
  return own >= median * LEVEL_FROM ? 'level' : null;
}
