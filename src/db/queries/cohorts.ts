import { sql, type SQL } from 'drizzle-orm';
import { ARR_TIERS, COHORT_AT_LEAST, TENURE_BUCKETS, type Bucket } from '../../domain/cohort';
import type { Db } from '../client';
import type { CurrencyRates } from './home';
import { ownCurrency, sumOfKnown, termWorth } from './term-money.sql';

/** The name of the bucket a number falls into; below the first there is none. */
const bucketOf = (value: string, buckets: readonly Bucket[]) => sql`
  (${sql.param(buckets.map(({ name }) => name))}::text[])[nullif(width_bucket((${sql.raw(value)})::float8, ${sql.param(buckets.map(({ from }) => from))}::float8[]), 0)]`;

/**
 * Where every account stands among those of its segment, industry, plan, tenure and ARR tier (R72, R190): one statement for all.
 *   percentile = 100 × (members that score lower + half of those that score the same, itself included) / members, whole
 *   median     = of the members' scores; .5 between the two in the middle
 * Members are accounts with a known band and a score by `modelVersion`; a cohort of fewer than ten ranks nobody. Plan and ARR are those of
 * the contract term in force, where one is known; tenure counts from creation, else from the first term; an ARR tier holds one currency
 * (accounts without one make their own). Names differ in more than case and blanks. Scores are whole: ranks come from counts of equal scores,
 * a few hundred rows, whatever the number of accounts.
 * Who is ranked nowhere gets an empty list. Rows that stay the same are not rewritten.
 * @returns how many were.
 */
export async function saveCohorts(db: Db, asked: Asked): Promise<number> {
  return retryDeadlock(() => rank(db, asked));
}

/** `rates`: of contract terms in another currency than their account's. */
type Asked = { modelVersion: string; now: Date; rates?: CurrencyRates };

async function rank(db: Db, asked: Asked): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`); // sorts and hashes of all accounts stay in memory
    const result = await tx.execute(rankingSql(asked));
    return result.rowCount ?? 0;
  });
}

const ATTEMPTS = 5;

/** One statement over all accounts may meet a run over a few of them in another order: whichever Postgres stops tries again. */
async function retryDeadlock<Result>(run: () => Promise<Result>, attempt = 1): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (attempt >= ATTEMPTS || codeOf(error) !== '40P01') throw error;
    return retryDeadlock(run, attempt + 1);
  }
}

/** Of the database's own error, under the ORM's. */
function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  return 'code' in error ? error.code : 'cause' in error ? codeOf(error.cause) : undefined;
}

/** What each member is compared by. */
const membersSql = ({ modelVersion, now, rates = {} }: Asked): SQL => sql`
    p as materialized (select (${now.toISOString()}::timestamptz at time zone 'utc')::date as today, ${JSON.stringify(rates)}::jsonb as rates),
    payers as materialized (select a.account_id, ${sql.raw(ownCurrency('a'))} as currency from accounts a, p),
    term as (
      select account_id, ${sql.raw(sumOfKnown('worth'))} as arr, max(plan) filter (where place = 1) as plan from (
        select s.*, ${sql.raw(termWorth('s', 'payers'))} as worth, row_number() over latest as place, first_value(s.source) over latest as latest_source from subscriptions s join payers using (account_id) cross join p
        where started_on <= p.today and (ends_on is null or ends_on > p.today)
        window latest as (partition by s.account_id order by started_on desc, subscription_id desc)
      ) held where place = 1 or (subscription_id like '%:%' and source = latest_source) group by account_id
    ),
    first_term as (select account_id, min(started_on) as started_on from subscriptions group by account_id),
    facts as (
      select h.account_id, h.score, p.today - coalesce(a.created_on, first_term.started_on) as tenure_days,
        coalesce(term.arr, a.arr) as arr, payers.currency, a.segment,
        nullif(lower(btrim(a.industry)), '') as industry, nullif(lower(btrim(coalesce(term.plan, a.plan))), '') as plan
      from account_health h join accounts a using (account_id) join payers using (account_id) cross join p
      left join term using (account_id) left join first_term using (account_id)
      where h.band <> 'unknown' and h.score is not null and h.model_version = ${modelVersion}
    ),
    members as materialized (
      select account_id, score, segment, industry, plan, ${bucketOf('tenure_days', TENURE_BUCKETS)} as tenure,
        concat_ws(' ', nullif(currency, ''), ${bucketOf('arr', ARR_TIERS)}) as arr_tier, arr
      from facts
    )`;

/** For every cohort and score: where it lies, ready to be stored. */
const POSITIONS = sql`
    histogram as (
      select c.kind, c.value, m.score, count(*) as same
      from members m cross join lateral (values ('segment', m.segment), ('industry', m.industry), ('plan', m.plan),
        ('tenure', m.tenure), ('arr_tier', case when m.arr >= 0 then m.arr_tier end)) c(kind, value)
      where c.value is not null group by c.kind, c.value, m.score
    ),
    cumulated as (
      select *, (sum(same) over (partition by kind, value order by score))::int as reached,
        (sum(same) over (partition by kind, value))::int as size
      from histogram
    ),
    ranked as (
      select *, (min(score) filter (where reached >= (size + 1) / 2) over same_cohort
        + min(score) filter (where reached >= size / 2 + 1) over same_cohort) / 2.0 as median
      from cumulated where size >= ${COHORT_AT_LEAST} window same_cohort as (partition by kind, value)
    ),
    positions as materialized (
      select kind, value, score, jsonb_build_object('by', kind, 'value', value, 'size', size, 'median', round(median, 1)::float8,
        'percentile', round(100 * (reached - same + same / 2.0) / size)) as position
      from ranked
    )`;

const rankingSql = (asked: Asked): SQL => sql`
    with ${membersSql(asked)}, ${POSITIONS},
    found as (
      select h.account_id, coalesce(to_jsonb(array_remove(array[s.position, i.position, l.position, t.position, r.position], null)), '[]') as cohorts
      from account_health h left join members m using (account_id)
      left join positions s on s.kind = 'segment' and s.value = m.segment and s.score = m.score
      left join positions i on i.kind = 'industry' and i.value = m.industry and i.score = m.score
      left join positions l on l.kind = 'plan' and l.value = m.plan and l.score = m.score
      left join positions t on t.kind = 'tenure' and t.value = m.tenure and t.score = m.score
      left join positions r on r.kind = 'arr_tier' and r.value = m.arr_tier and r.score = m.score and m.arr >= 0
    )
    update account_health h set cohorts = found.cohorts
    from found where found.account_id = h.account_id and h.cohorts is distinct from found.cohorts`;
