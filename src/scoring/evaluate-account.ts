import type { AccountFeatures } from '../domain/features';
import type { Expansion, HealthScore, Momentum, Observation } from '../domain/score';
import type { StreamFreshness } from '../domain/stream';
import { directBand } from './band';
import { findDriver } from './driver';
import { findExpansion } from './expansion';
import type { ScoringModel } from './model';
import { measureMomentum } from './momentum';
import type { Playbook } from './playbook';
import { revenueAtRisk } from './revenue-at-risk';
import { scoreAccount } from './score-account';
import { seatUse } from './signals/seat-use';

export type EvaluationContext = { model: ScoringModel; playbook: Playbook; freshness: readonly StreamFreshness[] };

/** All that one run says of one account. */
export type Evaluation = {
  health: HealthScore;
  momentum: Momentum;
  observation: Observation;
  expansion: Expansion | null;
  seatUseRate: number | null;
};

/** Score, trend, reason, money at risk and readiness to expand of one account at `now`. Never throws. */
export function evaluateAccount(features: AccountFeatures, context: EvaluationContext, now: Date): Evaluation {
  const { model, freshness } = context;
  const leveled = scoreAccount(features, model, now);
  const momentum = measureMomentum(leveled.score, features, model.trendPoints);
  const health = directBand(leveled, momentum.trend, model.direction);
  const driver = findDriver(health, features, context, now);
  const stale = driver === null ? null : findStale(freshness, driver.stream, features.usageSource);
  const seats = seatUse.measure(features, now);
  return {
    health,
    momentum,
    observation: {
      accountId: features.accountId,
      observedAt: now,
      band: health.band,
      score: health.score,
      modelVersion: health.modelVersion,
      driver,
      isDriverStale: stale !== null,
      staleSince: stale?.asOf ?? null,
      revenueAtRisk: revenueAtRisk(features, health.exactScore, model.churnPrior, now),
    },
    expansion: findExpansion(features, health, momentum.trend, model.expansion, now),
    seatUseRate: seats.kind === 'known' ? seats.value : null,
  };
}

/** The stalest source of a stream that is over its limit; of usage only the source this account's usage comes from. Null: fresh. */
export function findStale(
  freshness: readonly StreamFreshness[],
  stream: StreamFreshness['stream'],
  usageSource: string | null,
): StreamFreshness | null {
  const isOwn = (one: StreamFreshness) =>
    stream !== 'usage_daily' || usageSource === null || one.source === usageSource;
  const stale = freshness.filter((one) => one.isStale && one.stream === stream && isOwn(one));
  const oldestFirst = stale.toSorted((a, b) => (a.asOf?.getTime() ?? 0) - (b.asOf?.getTime() ?? 0));
  return oldestFirst[0] ?? null;
}
