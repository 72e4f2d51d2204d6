import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import { ARR_TIERS } from '../../domain/cohort';
import type { ChurnBasis } from '../../domain/insight';
import type { CohortGrouping } from '../../domain/portfolio';
import type { Db } from '../client';
import { CURRENCY, isCustomerOn, isOfPods } from './customers';

/** Which accounts, and as of which day (YYYY-MM-DD). */
export type PortfolioQuery = { pods: readonly string[] | null; today: string };

/** Accounts of one currency and band, added up. Money in that currency. */
export type MoneyCell = {
  currency: string;
  band: Band;
  accounts: number;
  unscored: number;
  critical: number;
  arr: number;
  revenueAtRisk: number;
  fallen: number; // by more than 15 points in 30 days (R181)
  renewals: number; // within 90 days
  renewalArr: number;
  ready: number; // to expand
  readyArr: number;
  readyEstimate: number;
};

const FALLEN_BELOW = -15; // R181
const RENEWAL_WITHIN_DAYS = 90; // R181

const from = ({ pods, today }: PortfolioQuery): SQL => sql`
  from accounts a left join account_health h on h.account_id = a.account_id
  where ${isOfPods(pods)} and ${isCustomerOn(today)}`;
const BAND = sql`coalesce(h.band, 'unknown')`;

/** The cards and sums of the portfolio: one row per currency and band, whatever the number of accounts. */
export async function listMoneyCells(db: Db, query: PortfolioQuery): Promise<MoneyCell[]> {
  const renews = sql`a.renewal_on >= ${query.today}::date and a.renewal_on <= ${query.today}::date + ${RENEWAL_WITHIN_DAYS}::int`;
  const isReady = sql`h.expansion_stage = 'ready' and h.band = 'green'`;
  const sum = (amount: SQL, where: SQL = sql`true`) => sql`coalesce(sum(${amount}) filter (where ${where}), 0)::float8`;
  const count = (where: SQL) => sql`(count(*) filter (where ${where}))::int`;
  const { rows } = await db.execute<MoneyCell>(sql`
    select ${CURRENCY} as currency, ${BAND} as band, count(*)::int as accounts,
      ${count(sql`h.account_id is null`)} as unscored, ${count(sql`h.is_critical`)} as critical,
      ${sum(sql`a.arr`)} as arr, ${sum(sql`h.revenue_at_risk`)} as "revenueAtRisk",
      ${count(sql`h.change_30 < ${FALLEN_BELOW}`)} as fallen,
      ${count(renews)} as renewals, ${sum(sql`a.arr`, renews)} as "renewalArr",
      ${count(isReady)} as ready, ${sum(sql`a.arr`, isReady)} as "readyArr", ${sum(sql`h.expansion_arr`, isReady)} as "readyEstimate"
    ${from(query)} group by 1, 2`);
  return rows;
}

/** Σ over accounts with ARR and a probability: what is expected to stay, and how far chance alone moves it. Money of one currency. */
export type RetentionCell = {
  currency: string;
  basis: ChurnBasis;
  accounts: number;
  arr: number;
  kept: number; // Σ ARR × (1 − p)
  variance: number; // Σ ARR² × p × (1 − p)
  arrSquared: number; // Σ ARR²
};

export async function listRetentionCells(db: Db, query: PortfolioQuery): Promise<RetentionCell[]> {
  const p = sql`h.churn_probability::float8`;
  const { rows } = await db.execute<RetentionCell>(sql`
    select ${CURRENCY} as currency, h.churn_basis as basis, count(*)::int as accounts, sum(a.arr)::float8 as arr,
      sum(a.arr * (1 - ${p}))::float8 as kept, sum(a.arr * a.arr * ${p} * (1 - ${p}))::float8 as variance,
      sum(a.arr * a.arr)::float8 as "arrSquared"
    ${from(query)} and a.arr > 0 and h.churn_probability is not null and h.churn_basis is not null group by 1, 2`);
  return rows;
}

/** Accounts of one cohort, band and score: medians and shares follow from these few hundred rows. */
export type ScoreCell = {
  name: string | null;
  band: Band;
  score: number | null;
  accounts: number;
  changed: number; // with a change over 90 days
  change90Sum: number;
};

const arrTier = sql`(${sql.param(ARR_TIERS.map(({ name }) => name))}::text[])[nullif(width_bucket(a.arr, ${sql.param(ARR_TIERS.map(({ from: least }) => least))}::float8[]), 0)]`;
const COHORTS: Record<CohortGrouping, SQL> = {
  segment: sql`a.segment`,
  industry: sql`nullif(lower(btrim(a.industry)), '')`,
  size: sql`case when a.arr >= 0 then concat_ws(' ', nullif(${CURRENCY}, ''), ${arrTier}) end`,
  joined: sql`extract(year from a.created_on)::int || case when extract(month from a.created_on) <= 6 then ' H1' else ' H2' end`,
};

export async function listScoreCells(db: Db, query: PortfolioQuery & { by: CohortGrouping }): Promise<ScoreCell[]> {
  const { rows } = await db.execute<ScoreCell>(sql`
    select ${COHORTS[query.by]} as name, ${BAND} as band, h.score, count(*)::int as accounts, count(h.change_90)::int as changed,
      coalesce(sum(h.change_90), 0)::int as "change90Sum"
    ${from(query)} group by 1, 2, 3`);
  return rows;
}

export type TierCell = { tier: number | null; accounts: number };

export async function listTierCells(db: Db, query: PortfolioQuery): Promise<TierCell[]> {
  const { rows } = await db.execute<TierCell>(sql`
    select h.portfolio_tier as tier, count(*)::int as accounts ${from(query)} group by 1`);
  return rows;
}
