import { sql } from 'drizzle-orm';
import type { DimensionScore, Driver, Expansion, HealthScore, Momentum, Observation } from '../../domain/score';
import type { Db } from '../client';

export type HealthRow = {
  health: HealthScore;
  momentum: Momentum;
  observation: Observation;
  expansion: Expansion | null;
  seatUseRate: number | null;
};

/** How the accounts stand now. An account scored later than this run keeps what it has: the guard is in the statement. */
export async function saveAccountHealth(db: Db, rows: readonly HealthRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into account_health as h (account_id, scored_at, model_version, score, band, coverage, dimensions, cap, driver_signal,
      driver_stream, driver_value, points_lost, reason, action, action_due_on, change_30, change_90, change_180, trend,
      revenue_at_risk, seat_use_rate, expansion_rank, expansion_reason)
    select r.* from json_to_recordset(${JSON.stringify(rows.map(toHealthRecord))}::json) as r(account_id text, scored_at timestamptz,
      model_version text, score int2, band text, coverage real, dimensions jsonb, cap jsonb, driver_signal text,
      driver_stream text, driver_value float8, points_lost real, reason text, action text, action_due_on date, change_30 int2,
      change_90 int2, change_180 int2, trend text, revenue_at_risk float8, seat_use_rate real, expansion_rank real, expansion_reason text)
    on conflict (account_id) do update set scored_at = excluded.scored_at, model_version = excluded.model_version,
      score = excluded.score, band = excluded.band, coverage = excluded.coverage, dimensions = excluded.dimensions, cap = excluded.cap,
      driver_signal = excluded.driver_signal, driver_stream = excluded.driver_stream, driver_value = excluded.driver_value,
      points_lost = excluded.points_lost, reason = excluded.reason, action = excluded.action, action_due_on = excluded.action_due_on,
      change_30 = excluded.change_30, change_90 = excluded.change_90, change_180 = excluded.change_180, trend = excluded.trend,
      revenue_at_risk = excluded.revenue_at_risk, seat_use_rate = excluded.seat_use_rate,
      expansion_rank = excluded.expansion_rank, expansion_reason = excluded.expansion_reason
    where excluded.scored_at >= h.scored_at`);
}

/** The day's score of each account, with the points each signal kept back. A later score of the same day and model stays. */
export async function saveHealthHistory(db: Db, rows: readonly HealthRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into health_history as h (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points, driver_signal)
    select r.* from json_to_recordset(${JSON.stringify(rows.map(toHistoryRecord))}::json) as r(account_id text, day date,
      scored_at timestamptz, model_version text, score int2, band text, coverage real, dimensions jsonb, points jsonb, driver_signal text)
    on conflict (account_id, day) do update set scored_at = excluded.scored_at, model_version = excluded.model_version,
      score = excluded.score, band = excluded.band, coverage = excluded.coverage, dimensions = excluded.dimensions,
      points = excluded.points, driver_signal = excluded.driver_signal
    where excluded.scored_at >= h.scored_at or excluded.model_version <> h.model_version`);
}

function toHealthRecord({ health, momentum, observation, expansion, seatUseRate }: HealthRow) {
  return {
    account_id: observation.accountId,
    scored_at: observation.observedAt,
    model_version: health.modelVersion,
    score: health.score,
    band: health.band,
    coverage: health.coverage,
    dimensions: health.dimensions.map(trimDimension),
    cap: health.cap,
    ...toDriverColumns(observation.driver),
    change_30: momentum.change30,
    change_90: momentum.change90,
    change_180: momentum.change180,
    trend: momentum.trend,
    revenue_at_risk: observation.revenueAtRisk,
    seat_use_rate: seatUseRate,
    expansion_rank: expansion?.rank ?? null,
    expansion_reason: expansion?.reason ?? null,
  };
}

/** No driver: no columns, which the record set reads as null. */
function toDriverColumns(driver: Driver | null) {
  if (driver === null) return {};
  return {
    driver_signal: driver.signal,
    driver_stream: driver.stream,
    driver_value: driver.value,
    points_lost: driver.pointsLost,
    reason: driver.reason,
    action: driver.action,
    action_due_on: driver.actionDueOn,
  };
}

function toHistoryRecord({ health, observation }: HealthRow) {
  const signals = health.dimensions.flatMap((dimension) => dimension.signals);
  return {
    account_id: observation.accountId,
    day: observation.observedAt.toISOString().slice(0, 10),
    scored_at: observation.observedAt,
    model_version: health.modelVersion,
    score: health.score,
    band: health.band,
    coverage: health.coverage,
    dimensions: Object.fromEntries(health.dimensions.map(({ dimension, score }) => [dimension, score])),
    points: Object.fromEntries(signals.map(({ signal, lost }) => [signal, Math.round(lost * 100) / 100])),
    driver_signal: observation.driver?.signal ?? null,
  };
}

/** Four decimals are more than anyone is shown; seventeen double what is written. */
function trimDimension({ weight, score, coverage, signals, ...rest }: DimensionScore): DimensionScore {
  const trimmed = signals.map((one) => ({
    signal: one.signal,
    value: trim(one.value),
    points: trim(one.points),
    weight: trim(one.weight),
    lost: trim(one.lost),
  }));
  return {
    ...rest,
    weight: trim(weight),
    score: score === null ? null : trim(score),
    coverage: trim(coverage),
    signals: trimmed,
  };
}

const trim = (value: number): number => Math.round(value * 10_000) / 10_000;
