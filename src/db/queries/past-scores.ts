import type { Pool } from 'pg';
import type { ScoreSeries } from '../../domain/insight';

const SAMPLE = 1_000; // accounts: more change the ranges little, but cost time
const STEP_DAYS = 30;
const WEEK_DAYS = 7;

/**
 * Scores of a sample of accounts every 30 days back from `now`, newest first, each the nearest at or before its day and no more than a week
 * older. One model's only. The sample is the same at every run: accounts in the order of a hash of their id.
 */
export async function listPastScores(
  pool: Pool,
  args: { now: Date; modelVersion: string; steps: number },
): Promise<ScoreSeries[]> {
  const { rows } = await pool.query<ScoreSeries>(PAST_SCORES_SQL, [args.now, args.modelVersion, args.steps]);
  return rows;
}

/** An account stopped being watched when its last `observed_until` is past, and others of the set were watched longer. */
const PAST_SCORES_SQL = `
with p as (select ($1::timestamptz at time zone 'utc')::date as today),
sample as materialized (
  select account_id from accounts, p where created_on is null or created_on <= today - ${3 * STEP_DAYS}
  order by hashtext(account_id), account_id limit ${SAMPLE}
),
fates as (
  select account_id, min(effective_on) filter (where outcome = 'churned' and effective_on <= today) as churned_on,
    max(observed_until) as observed_until
  from outcomes, p group by account_id
)
select array_agg(ago.score order by step) as scores, f.churned_on as "churnedOn",
  case when f.observed_until < p.today and f.observed_until < (select max(observed_until) from outcomes) then f.observed_until end as "watchedUntil"
from sample s cross join p cross join generate_series(0, $3::int) as step
left join lateral (
  select score from health_history h
  where h.account_id = s.account_id and h.model_version = $2
    and h.day <= p.today - step * ${STEP_DAYS} and h.day >= p.today - step * ${STEP_DAYS} - ${WEEK_DAYS}
  order by day desc limit 1
) ago on true
left join fates f on f.account_id = s.account_id
group by s.account_id, f.churned_on, f.observed_until, p.today
having count(ago.score) > 0`;
