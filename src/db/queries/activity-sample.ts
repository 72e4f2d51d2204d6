import type { Pool } from 'pg';
import type { ActivitySeries } from '../../domain/insight';
import { USAGE_ENDS_SQL } from './account-features-usage.sql';

/** 13 whole weeks: the last one and the twelve it is compared with. */
export const SAMPLE_DAYS = 91;
const SAMPLE_ACCOUNTS = 500; // shares of a fleet are then right to about two in a hundred, however large it is
const SOURCE_WITHIN_DAYS = 14; // a source that ended longer ago says nothing of this week

type Row = { endOn: string; agos: number[]; activity: number[] };

/**
 * Daily activity of a sample of accounts over 13 weeks before their source's end: logins where the row counts them, else events, else 1
 * for an active day. Accounts without any are left out. The sample is the same at every run.
 */
export async function listActivitySample(pool: Pool, now: Date): Promise<ActivitySeries[]> {
  const { rows } = await pool.query<Row>(ACTIVITY_SAMPLE_SQL, [now]);
  return rows.map(({ endOn, agos, activity }) => {
    const daily = Array.from({ length: SAMPLE_DAYS }, () => 0);
    agos.forEach((ago, index) => (daily[ago - 1] = activity[index] ?? 0));
    return { endOn, daily };
  });
}

const ACTIVITY_SAMPLE_SQL = `
with p as materialized (select ($1::timestamptz at time zone 'utc')::date as today),
ends as materialized (select e.* from (${USAGE_ENDS_SQL}) e, p where e."endOn" >= p.today - ${SOURCE_WITHIN_DAYS}),
sample as materialized (
  select account_id from accounts, p where created_on is null or created_on <= p.today
  order by hashtext(account_id), account_id limit ${SAMPLE_ACCOUNTS}
)
select e."endOn", array_agg(e."endOn" - u.day) as agos,
  array_agg(coalesce(u.logins::float8, u.events, (greatest(u.active_users, u.minutes, u.api_calls) > 0)::int, 0)) as activity
from sample s cross join p join usage_daily u on u.account_id = s.account_id join ends e on e.source = u.source
where u.day < e."endOn" and u.day >= e."endOn" - ${SAMPLE_DAYS}
  and u.day < p.today and u.day >= p.today - ${SAMPLE_DAYS + SOURCE_WITHIN_DAYS}
group by s.account_id, e."endOn"`;
