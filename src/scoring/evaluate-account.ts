import type { AccountFeatures } from '../domain/features';
import type { Anomaly, DropKind, Forecast, MoneyFlag, NextBand, RootCause } from '../domain/insight';
import type { Expansion, HealthScore, Hysteresis, Momentum, Observation } from '../domain/score';
import type { Claim } from '../domain/prediction';
import type { StreamFreshness } from '../domain/stream';
import { findAnomaly } from './anomaly';
import { findClaim } from './claim/find-claim';
import { assumedChurn, estimateChurn, type ChurnCurve, type ChurnEstimate } from './churn';
import { daysBetween, toDay } from './days';
import { findDriver } from './driver';
import { findDrop } from './drop';
import { findExpansion } from './expansion';
import { type Fleet, NO_FLEET } from './fleet';
import { toStanding } from './forecast';
import { judgeHealth } from './judge';
import { createMeasure, type Measure } from './measure-signal';
import { memoiseMeasure } from './memoise-measure';
import { findVariant, type ScoringModel } from './model';
import { findMoneyFlag } from './money-flag';
import { findNextBand } from './next-band';
import type { Playbook } from './playbook';
import { findPortfolioTier } from './portfolio-tier';
import { revenueAtRisk } from './revenue-at-risk';
import { findRootCause } from './root-cause';
import type { SignalDefinition } from './signal';
import { activityRecency } from './signals/activity-recency';
import { featureAdoption } from './signals/feature-adoption';
import { loginTrend30d } from './signals/login-trend-30d';
import { seatUse } from './signals/seat-use';

export type EvaluationContext = {
  model: ScoringModel;
  playbook: Playbook;
  freshness: readonly StreamFreshness[];
  fleet?: Fleet; // what the run knows of all accounts
  churn?: ChurnCurve; // fitted on own outcomes; without it the model's prior is assumed
};

/** All that one run says of one account. */
export type Evaluation = {
  health: HealthScore;
  momentum: Momentum;
  drop: DropKind | null;
  observation: Observation;
  rootCause: RootCause | null;
  nextBand: NextBand | null;
  forecast: Forecast | null;
  anomaly: Anomaly | null;
  churn: ChurnEstimate | null;
  moneyFlag: MoneyFlag | null;
  portfolioTier: number | null;
  expansion: Expansion | null;
  seatUseRate: number | null;
  usageChange30: number | null; // month over month, −1 and up
  adoptionRate: number | null; // 0–1
  measure: Measure; // every signal of the account, each measured once
};

/** Score, trend, reason, way out, money at risk and readiness to expand of one account at `now`. Never throws. */
export function evaluateAccount(features: AccountFeatures, context: EvaluationContext, now: Date): Evaluation {
  const { model, playbook, fleet = NO_FLEET } = context;
  const measure = memoiseMeasure(createMeasure(features, model.newcomerDays, now));
  const { health, momentum } = judgeHealth(measure, features, model);
  const drop = findDrop(momentum);
  const churn =
    health.band === 'unknown' ? null : estimateChurn(health.exactScore, context.churn ?? assumedChurn(model));
  return {
    health,
    momentum,
    drop,
    observation: observe(features, health, churn, context, now),
    rootCause: findRootCause(health.dimensions, features.baselineLost, {
      fallPoints: model.trendPoints,
      signalPoints: model.driverPoints,
    }),
    nextBand: findNextBand({ features, health, measure, model, now }),
    forecast: health.band === 'unknown' ? null : fleet.forecast(toStanding(health.score, features)),
    anomaly: findAnomaly(features, fleet.weekFactor),
    churn,
    moneyFlag: findMoneyFlag(health.band, measure),
    portfolioTier: findPortfolioTier({
      score: health.band === 'unknown' ? null : health.score,
      trend: momentum.trend,
      drop,
      renewalDays: features.renewalOn === null ? null : daysBetween(toDay(now), features.renewalOn),
      arr: features.arr,
      idleDays: valueOf(activityRecency, measure),
    }),
    expansion: findExpansion({ features, health, trend: momentum.trend, measure, now }, model, playbook),
    seatUseRate: valueOf(seatUse, measure),
    usageChange30: valueOf(loginTrend30d, measure),
    adoptionRate: valueOf(featureAdoption, measure),
    measure,
  };
}

function observe(
  features: AccountFeatures,
  health: HealthScore,
  churn: ChurnEstimate | null,
  context: EvaluationContext,
  now: Date,
): Observation {
  const driver = findDriver(health, features, context, now);
  const stale = driver === null ? null : findStale(context.freshness, driver.stream, features.usageSource);
  return {
    accountId: features.accountId,
    observedAt: now,
    band: health.band,
    score: health.score,
    modelVersion: health.modelVersion,
    driver,
    claim: claimOf(health, driver, features, context.model, now),
    hysteresis: hysteresisOf(health, features, context.model),
    isDriverStale: stale !== null,
    staleSince: stale?.asOf ?? null,
    sharedCause: driver?.stream === 'usage_daily' ? (context.fleet?.sharedCause ?? null) : null,
    revenueAtRisk: revenueAtRisk(features, churn?.probability ?? null, now),
  };
}

/** What a red account claims (R4); others claim nothing. */
function claimOf(
  { band }: HealthScore,
  driver: Observation['driver'],
  features: AccountFeatures,
  model: ScoringModel,
  now: Date,
): Claim | null {
  return band === 'red' ? findClaim(driver, features, findVariant(model, features.segment), now) : null;
}

/** A margin is one of levels: where the trend took the band away from its level's, the trend decides. */
function hysteresisOf(health: HealthScore, { segment }: AccountFeatures, model: ScoringModel): Hysteresis | null {
  if (model.hysteresisPoints === 0 || health.direction !== null) return null;
  return { points: model.hysteresisPoints, ranges: findVariant(model, segment).bands };
}

function valueOf(definition: SignalDefinition, measure: Measure): number | null {
  const measured = measure(definition);
  return measured.kind === 'known' ? measured.value : null;
}

/**
 * The stalest source of a stream that is over its limit; of usage only the source this account's usage comes from. A source that another one has
 * replaced counts where the account's own usage still comes from it, and nowhere else. Null: fresh.
 */
export function findStale(
  freshness: readonly StreamFreshness[],
  stream: StreamFreshness['stream'],
  usageSource: string | null,
): StreamFreshness | null {
  const isOwn = (one: StreamFreshness) =>
    stream !== 'usage_daily' || usageSource === null ? one.replacedBy === undefined : one.source === usageSource;
  const stale = freshness.filter((one) => one.isStale && one.stream === stream && isOwn(one));
  const oldestFirst = stale.toSorted((a, b) => (a.asOf?.getTime() ?? 0) - (b.asOf?.getTime() ?? 0));
  return oldestFirst[0] ?? null;
}
