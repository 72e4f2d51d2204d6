import { and, desc, lte, type SQL, sql } from 'drizzle-orm';
import type { Anomaly, ChurnBasis, DropKind, Forecast, MoneyFlag, NextBand, RootCause } from '../../domain/insight';
import type { Expansion, HealthScore, Momentum, Observation } from '../../domain/score';
import type { Db } from '../client';
import { packDimensions } from '../pack-dimensions';
import { accountHealth } from '../schema';

export type HealthRow = {
  health: HealthScore;
  momentum: Momentum;
  observation: Observation;
  drop: DropKind | null;
  rootCause: RootCause | null;
  nextBand: NextBand | null;
  forecast: Forecast | null;
  anomaly: Anomaly | null;
  churn: { probability: number; basis: ChurnBasis } | null;
  moneyFlag: MoneyFlag | null;
  portfolioTier: number | null;
  expansion: Expansion | null;
  seatUseRate: number | null;
  usageChange30: number | null;
  adoptionRate: number | null;
};
type Column = { name: string; type: string; read: (row: HealthRow) => unknown };

const HEALTH_COLUMNS: readonly Column[] = [
  { name: 'account_id', type: 'text', read: ({ observation }) => observation.accountId },
  { name: 'scored_at', type: 'timestamptz', read: ({ observation }) => observation.observedAt },
  { name: 'model_version', type: 'text', read: ({ health }) => health.modelVersion },
  { name: 'score', type: 'int2', read: ({ health }) => health.score },
  { name: 'band', type: 'text', read: ({ health }) => health.band },
  { name: 'is_critical', type: 'bool', read: ({ health }) => health.isCritical },
  { name: 'coverage', type: 'real', read: ({ health }) => health.coverage },
  { name: 'dimensions', type: 'jsonb', read: ({ health }) => packDimensions(health.dimensions) },
  { name: 'cap', type: 'jsonb', read: ({ health }) => health.cap },
  { name: 'driver_signal', type: 'text', read: ({ observation }) => observation.driver?.signal },
  { name: 'driver_stream', type: 'text', read: ({ observation }) => observation.driver?.stream },
  { name: 'driver_value', type: 'float8', read: ({ observation }) => observation.driver?.value },
  { name: 'points_lost', type: 'real', read: ({ observation }) => observation.driver?.pointsLost },
  { name: 'reason', type: 'text', read: ({ observation }) => observation.driver?.reason },
  { name: 'action', type: 'text', read: ({ observation }) => observation.driver?.action },
  { name: 'action_due_on', type: 'date', read: ({ observation }) => observation.driver?.actionDueOn },
  { name: 'change_30', type: 'int2', read: ({ momentum }) => momentum.change30 },
  { name: 'change_90', type: 'int2', read: ({ momentum }) => momentum.change90 },
  { name: 'change_180', type: 'int2', read: ({ momentum }) => momentum.change180 },
  { name: 'trend', type: 'text', read: ({ momentum }) => momentum.trend },
  { name: 'revenue_at_risk', type: 'float8', read: ({ observation }) => observation.revenueAtRisk },
  { name: 'seat_use_rate', type: 'real', read: ({ seatUseRate }) => seatUseRate },
  { name: 'usage_change_30', type: 'real', read: ({ usageChange30 }) => usageChange30 },
  { name: 'adoption_rate', type: 'real', read: ({ adoptionRate }) => adoptionRate },
  { name: 'expansion_rank', type: 'real', read: ({ expansion }) => expansion?.rank },
  { name: 'expansion_reason', type: 'text', read: ({ expansion }) => expansion?.reason },
  { name: 'expansion_stage', type: 'text', read: ({ expansion }) => expansion?.stage },
  { name: 'expansion_arr', type: 'float8', read: ({ expansion }) => expansion?.arr },
  { name: 'expansion_action', type: 'text', read: ({ expansion }) => readyPlay(expansion)?.action },
  { name: 'expansion_action_due_on', type: 'date', read: ({ expansion }) => readyPlay(expansion)?.actionDueOn },
  { name: 'drop_kind', type: 'text', read: ({ drop }) => drop },
  { name: 'root_cause', type: 'jsonb', read: ({ rootCause }) => rootCause },
  { name: 'next_band', type: 'jsonb', read: ({ nextBand }) => nextBand },
  { name: 'forecast', type: 'jsonb', read: ({ forecast }) => forecast },
  { name: 'anomaly', type: 'jsonb', read: ({ anomaly }) => anomaly },
  { name: 'churn_probability', type: 'real', read: ({ churn }) => churn?.probability },
  { name: 'churn_basis', type: 'text', read: ({ churn }) => churn?.basis },
  { name: 'money_flag', type: 'text', read: ({ moneyFlag }) => moneyFlag },
  { name: 'portfolio_tier', type: 'int2', read: ({ portfolioTier }) => portfolioTier },
];

const HISTORY_COLUMNS: readonly Column[] = [
  { name: 'account_id', type: 'text', read: ({ observation }) => observation.accountId },
  { name: 'day', type: 'date', read: ({ observation }) => observation.observedAt.toISOString().slice(0, 10) },
  { name: 'scored_at', type: 'timestamptz', read: ({ observation }) => observation.observedAt },
  { name: 'model_version', type: 'text', read: ({ health }) => health.modelVersion },
  { name: 'score', type: 'int2', read: ({ health }) => health.score },
  { name: 'band', type: 'text', read: ({ health }) => health.band },
  { name: 'coverage', type: 'real', read: ({ health }) => health.coverage },
  { name: 'dimensions', type: 'jsonb', read: toDimensionScores },
  { name: 'points', type: 'jsonb', read: toPoints },
  { name: 'driver_signal', type: 'text', read: ({ observation }) => observation.driver?.signal },
];

/**
 * How the accounts stand now. An account scored later than this run keeps what it has: the guard is in the statement.
 * @returns the accounts whose health this now is.
 */
export async function saveAccountHealth(db: Db, rows: readonly HealthRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const saved = await db.execute<{ account_id: string }>(sql`
    insert into account_health as h (${listNames(HEALTH_COLUMNS)}) select ${listReads(HEALTH_COLUMNS)}
    from ${zip(HEALTH_COLUMNS, rows)} as r(${listNames(HEALTH_COLUMNS)})
    on conflict (account_id) do update set ${listUpdates(HEALTH_COLUMNS)}
    where excluded.scored_at >= h.scored_at
    returning account_id`);
  return new Set(saved.rows.map((row) => row.account_id));
}

/** The day's score of each account, with the points each signal kept back. A later score of the same day and model stays. */
export async function saveHealthHistory(db: Db, rows: readonly HealthRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into health_history as h (${listNames(HISTORY_COLUMNS)}) select ${listReads(HISTORY_COLUMNS)}
    from ${zip(HISTORY_COLUMNS, rows)} as r(${listNames(HISTORY_COLUMNS)})
    on conflict (account_id, day) do update set ${listUpdates(HISTORY_COLUMNS)}
    where excluded.scored_at >= h.scored_at or excluded.model_version <> h.model_version`);
}

/** When any of these accounts was scored last, of scores not after an instant; null: none was. */
export async function findLatestScoredAt(
  db: Db,
  { accountIds, notAfter }: { accountIds: readonly string[]; notAfter: Date },
): Promise<Date | null> {
  const [row] = await db
    .select({ at: accountHealth.scoredAt })
    .from(accountHealth)
    .where(
      and(
        sql`${accountHealth.accountId} = any(${sql.param(accountIds)}::text[])`,
        lte(accountHealth.scoredAt, notAfter),
      ),
    )
    .orderBy(desc(accountHealth.scoredAt))
    .limit(1);
  return row?.at ?? null;
}

/** What to offer, of an account that is ready for it. */
const readyPlay = (expansion: Expansion | null) => (expansion?.stage === 'ready' ? expansion : null);

function toDimensionScores({ health }: HealthRow): Record<string, number | null> {
  return Object.fromEntries(health.dimensions.map(({ dimension, score }) => [dimension, score]));
}

function toPoints({ health }: HealthRow): Record<string, number> {
  const points: Record<string, number> = {};
  for (const { signals } of health.dimensions)
    for (const { signal, lost } of signals) points[signal] = (points[signal] ?? 0) + lost; // it may stand in several
  for (const signal in points) points[signal] = Math.round((points[signal] ?? 0) * 100) / 100;
  return points;
}

const listNames = (columns: readonly Column[]): SQL => sql.raw(columns.map(({ name }) => name).join(', '));
const listReads = (columns: readonly Column[]): SQL =>
  sql.raw(columns.map(({ name, type }) => (type === 'jsonb' ? `${name}::jsonb` : name)).join(', '));
const listUpdates = (columns: readonly Column[]): SQL =>
  sql.raw(columns.map(({ name }) => `${name} = excluded.${name}`).join(', '));

/**
 * All rows in one statement, a parameter per column. JSON goes as lines, of which it has none within: as an array of texts, or as one JSON of
 * all, it would be read twice. A line that is only `null` is SQL's null.
 */
function zip(columns: readonly Column[], rows: readonly HealthRow[]): SQL {
  const parts = columns.map(({ type, read }) => {
    const values = rows.map((row) => read(row) ?? null);
    if (type === 'jsonb')
      return sql`string_to_table(${values.map((value) => JSON.stringify(value)).join('\n')}, chr(10), 'null')`;
    return sql`unnest(${sql.param(values)}::${sql.raw(type)}[])`;
  });
  return sql`rows from (${sql.join(parts, sql`, `)})`;
}
