import type { GamingSigns, MonitorReading } from '../../domain/monitor';

export const OVERRIDDEN_MOST_RATE = 0.15; // R27
const LEAST_YELLOW = 10; // of a handful, one judgement is already 15%
const LEAST_NEAR_EDGE = 5;
const CHANCE_LIMIT = 0.01; // how unlikely so many scores beside an edge must be
const BEFORE_REVIEW_MOST = 2; // three judgements in the week before a review are a pattern

/**
 * Score gaming (R27, R28). Telemetry cannot be edited, so what is left to look at is people's judgement:
 * - over 15% of the yellow accounts carry a judgement made in the last 30 days (at least 10 yellow accounts; exactly 15% is not over);
 * - more scores stand just above a band's edge, judgements included, than chance allows: P(X ≥ k) < 1% for X ~ Binomial(accounts,
 *   the fleet's own share), and at least 5;
 * - three or more judgements in the seven days before the pod's review.
 * @param fleetEdgeRate - share (0–1) of all scored accounts whose model score stands as near above an edge.
 */
export function judgeGaming(subject: string, signs: GamingSigns, fleetEdgeRate: number): MonitorReading {
  const value = signs.yellowAccounts === 0 ? null : signs.yellowOverridden / signs.yellowAccounts;
  const isOverridden = value !== null && signs.yellowAccounts >= LEAST_YELLOW && value > OVERRIDDEN_MOST_RATE;
  const hugs = isHugging(signs, fleetEdgeRate);
  const isBeforeReview = signs.madeBeforeReview > BEFORE_REVIEW_MOST;
  return {
    monitor: 'gaming',
    subject,
    value,
    threshold: OVERRIDDEN_MOST_RATE,
    isBreached: isOverridden || hugs || isBeforeReview,
    detail: {
      yellowAccounts: signs.yellowAccounts,
      yellowOverridden: signs.yellowOverridden,
      isOverridden: Number(isOverridden),
      accounts: signs.accounts,
      nearEdge: signs.nearEdge,
      hugs: Number(hugs),
      madeBeforeReview: signs.madeBeforeReview,
      isBeforeReview: Number(isBeforeReview),
    },
  };
}

function isHugging({ accounts, nearEdge }: GamingSigns, fleetEdgeRate: number): boolean {
  return nearEdge >= LEAST_NEAR_EDGE && atLeastByChance(nearEdge, accounts, fleetEdgeRate) < CHANCE_LIMIT;
}

/**
 * P(X ≥ k) for X ~ Binomial(n, p), summed from n down to k in logarithms so that a book of thousands does not underflow.
 * 1 for k ≤ 0, 0 for k > n.
 */
export function atLeastByChance(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  let logTerm = n * Math.log(p); // of X = n
  let sum = 0;
  for (let x = n; x >= k; x -= 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(x) - Math.log(n - x + 1) + Math.log(1 - p) - Math.log(p);
  }
  return Math.min(1, sum);
}
