import { LOOK_BACK_DAYS, SPAN_SQL, spanOf } from './usage-spans';

/** Where each source's windows end: the day after its last complete day, at most today; the latest last. $1 now */
export const USAGE_ENDS_SQL = `
select source, least(($1::timestamptz at time zone 'utc')::date, last_fact_on + 1) as "endOn" from source_streams
where stream = 'usage_daily' and first_fact_on <= ($1::timestamptz at time zone 'utc')::date and last_fact_on is not null
order by 2, 1`;

/**
 * The last 26 weeks of usage, added up per account and span (usage-spans.ts) and given as one array of arrays, which usage-windows.ts reads.
 * `offset 0` keeps each day's span and activity from being computed anew wherever it is named.
 * $3 sources, $4 where their windows end, $5 first and $6 end of all windows: given as values, so that the planner knows how much it reads.
 */
export const usageSql = (account: string): string => `
usage_ends as (select * from unnest($3::text[], $4::date[]) with ordinality as e(source, end_on, number)),
usage_spans as (
  select account_id, span, max(number) as number, sum(logins) as logins, sum(events) as events, sum(minutes) as minutes,
    sum(api_calls) as api_calls, sum(active_users) as users, count(nullif(active_users, 0)) as user_days,
    max(active_users) as peak_users, max(features_used) as peak_features,
    count(active_ago) as active_days, min(active_ago) as last_active_ago, max(active_ago) as first_active_ago
  from (
    select account_id, logins, events, minutes, api_calls, active_users, features_used, number, ${SPAN_SQL}[end_on - day] as span,
      case when active_users > 0 or logins > 0 or events > 0 or minutes > 0 or api_calls > 0 then end_on - day end as active_ago
    from usage_daily join usage_ends using (source)
    where day < end_on and day >= end_on - ${LOOK_BACK_DAYS} and day >= $5::date and day < $6::date ${account} offset 0
  ) days
  group by account_id, span
),
usage as (
  select account_id, max(number) as number, min(last_active_ago) as last_active_ago,
    max(first_active_ago) filter (where span <= ${spanOf(180)}) as first_active_ago,
    array_agg(array[span, logins, events, minutes, api_calls, users, user_days, peak_users, peak_features, active_days]::float8[])::text as spans
  from usage_spans group by account_id
)`;

/**
 * First and last day of the account's usage, by its key: two index look-ups. Where the last 26 weeks have no activity, the last day with
 * any is looked up before them, and its source ends the windows: silence is then known, counts are not.
 */
export const usageEdgesSql = `
left join usage_ends on usage_ends.number = usage.number
left join lateral (
  select day as first_on from usage_daily where account_id = a.account_id and day < p.today order by day limit 1
) first_usage on true
left join lateral (
  select u.day, u.source, e.end_on from usage_daily u join usage_ends e on e.source = u.source
  where usage.last_active_ago is null and u.account_id = a.account_id and u.day < e.end_on
    and greatest(u.active_users, u.logins, u.events, u.minutes, u.api_calls) > 0
  order by u.day desc limit 1
) last_usage on true`;

export const usageColumnsSql = `
  coalesce(usage_ends.source, last_usage.source) as "usageSource", coalesce(usage_ends.end_on, last_usage.end_on) as "usageEndOn",
  first_usage.first_on as "firstUsageOn", coalesce(usage_ends.end_on - usage.last_active_ago, last_usage.day) as "lastActiveOn",
  usage_ends.end_on - usage.first_active_ago as "firstActiveOn180", usage.spans`;
