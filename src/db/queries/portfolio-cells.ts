import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import { ARR_TIERS } from '../../domain/cohort';
import type { ChurnBasis } from '../../domain/insight';
import type { CohortGrouping } from '../../domain/portfolio';
import type { Db } from '../client';
import { CURRENCY, isCustomerOn, isOfPods } from './customers';

/** Which accounts, and as of which day (YYYY-MM-DD). */
export type PortfolioQuery = { pods: readonly string[] | null; today: string };

/** Accounts of one currency and band, added up. Money in that currency; the last five are of accounts with ARR and a probability of leaving. */
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
  basis: ChurnBasis | null;
  knownArr: number;
  kept: number; // Σ ARR × (1 − p)
  variance: number; // Σ ARR² × p × (1 − p): how far chance alone moves it
};

const FALLEN_BELOW = -15; // R181
const RENEWAL_WITHIN_DAYS = 90; // R181

const from = ({ pods, today }: PortfolioQuery): SQL => sql`
  from accounts a left join account_health h on h.account_id = a.account_id
  where ${isOfPods(pods)} and ${isCustomerOn(today)}`;
const BAND = sql`coalesce(h.band, 'unknown')`;
const P = sql`h.churn_probability::float8`;
const IS_READY = sql`h.expansion_stage = 'ready' and h.band = 'green'`;

const sum = (amount: SQL, where: SQL = sql`true`): SQL =>
  sql`coalesce(sum(${amount}) filter (where ${where}), 0)::float8`;
const count = (where: SQL): SQL => sql`(count(*) filter (where ${where}))::int`;

/** The cards and sums of the portfolio: one row per currency and band, whatever the number of accounts. */
export async function listMoneyCells(db: Db, query: PortfolioQuery): Promise<MoneyCell[]> {
  const renews = sql`a.renewal_on >= ${query.today}::date and a.renewal_on <= ${query.today}::date + ${RENEWAL_WITHIN_DAYS}::int`;
  const { rows } = await db.execute<MoneyCell>(sql`
    select ${CURRENCY} as currency, ${BAND} as band, count(*)::int as accounts,
      ${count(sql`h.account_id is null`)} as unscored, ${count(sql`h.is_critical`)} as critical,
      ${sum(sql`a.arr`)} as arr, ${sum(sql`h.revenue_at_risk`)} as "revenueAtRisk",
      ${count(sql`h.change_30 < ${FALLEN_BELOW}`)} as fallen,
      ${count(renews)} as renewals, ${sum(sql`a.arr`, renews)} as "renewalArr",
      ${count(IS_READY)} as ready, ${sum(sql`a.arr`, IS_READY)} as "readyArr", ${sum(sql`h.expansion_arr`, IS_READY)} as "readyEstimate",
      max(h.churn_basis) as basis, ${sum(sql`a.arr`, sql`h.churn_probability is not null`)} as "knownArr",
      ${sum(sql`a.arr * (1 - ${P})`)} as kept, ${sum(sql`a.arr * a.arr * ${P} * (1 - ${P})`)} as variance
    ${from(query)} group by 1, 2`);
  return rows;
}

/** Accounts of one cohort, band and score, or of one tier: medians and shares follow from these few hundred rows. */
export type ShapeCell = {
  kind: 'tier' | 'cohort' | 'joined';
  name: string | null;
  band: Band | null;
  score: number | null;
  accounts: number;
  changed: number; // with a change over 90 days
  change90Sum: number;
};

const ARR_TIER = sql`(${sql.param(ARR_TIERS.map(({ name }) => name))}::text[])[nullif(width_bucket(a.arr, ${sql.param(ARR_TIERS.map(({ from: least }) => least))}::float8[]), 0)]`;
/** 2026 H1 is 4052, its second half 4053: numbers are grouped sooner than words. */
const HALF_YEAR = sql`(extract(year from a.created_on)::int * 2 + (extract(month from a.created_on) > 6)::int)`;
const nameOf = (half: SQL): SQL => sql`(${half} / 2)::text || ' H' || (${half} % 2 + 1)::text`;
const COHORTS: Record<CohortGrouping, SQL> = {
  segment: sql`a.segment`,
  industry: sql`nullif(lower(btrim(a.industry)), '')`,
  size: sql`case when a.arr >= 0 then concat_ws(' ', nullif(${CURRENCY}, ''), ${ARR_TIER}) end`,
  joined: HALF_YEAR, // named afterwards
};

/** How the accounts spread over tiers, over the groups asked for, and over the half-years in which they became customers: read once. */
export async function listShapeCells(
  db: Db,
  { by, ...query }: PortfolioQuery & { by: CohortGrouping },
): Promise<ShapeCell[]> {
  const cohortName = by === 'joined' ? nameOf(sql`cohort`) : sql`cohort`;
  const { rows } = await db.execute<ShapeCell>(sql`
    select case when grouping(tier) = 0 then 'tier' when grouping(half_year) = 0 then 'joined' else 'cohort' end as kind,
      coalesce(tier::text, ${nameOf(sql`half_year`)}, ${cohortName}) as name, band, score, count(*)::int as accounts, count(change_90)::int as changed,
      coalesce(sum(change_90), 0)::int as "change90Sum"
    from (
      select h.portfolio_tier as tier, ${COHORTS[by]} as cohort, ${HALF_YEAR} as half_year, ${BAND} as band, h.score, h.change_90 ${from(query)}
    ) seen
    group by grouping sets ((tier), (cohort, band, score), (half_year, band, score))`);
  return rows;
}
