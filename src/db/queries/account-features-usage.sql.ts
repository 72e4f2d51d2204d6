/**
 * One pass over the last 90 days of usage. `ago` counts whole days back from the end of the source's windows: 1 is the last complete day.
 * A count is 0 where the account has rows with that column in the 90 days but none in the window, and null where it has none at all.
 */
const over = (column: string, from: number, to: number, fold = 'sum'): string =>
  `${fold}(${column}) filter (where ago between ${from} and ${to})`;
const countOf = (column: string, from: number, to: number, name: string): string =>
  `case when count(${column}) > 0 then coalesce(${over(column, from, to)}, 0)::float8 end as "${name}"`;
const activeDays = (from: number, to: number, name: string): string =>
  `count(*) filter (where active and ago between ${from} and ${to})::int as "${name}"`;
/** Average of the busiest days of the last four weeks, over weeks with any: a single day moves it little, weekends not at all. */
const weeklyPeak = (column: string, name: string): string => {
  const peaks = [0, 1, 2, 3].map((week) => `nullif(${over(column, 7 * week + 1, 7 * week + 7, 'max')}, 0)`);
  const sum = peaks.map((peak) => `coalesce(${peak}, 0)`).join(' + ');
  return `case when count(${column}) > 0 then coalesce((${sum})::float8 / nullif(num_nonnulls(${peaks.join(', ')}), 0), 0) end as "${name}"`;
};
const users = (fold: string, from: number, to: number, name: string): string =>
  `case when count(active_users) > 0 then coalesce(${over('nullif(active_users, 0)', from, to, fold)}, 0)::float8 end as "${name}"`;

/** Where each source's windows end: the day after its last complete day, at most today. $1 now */
export const USAGE_ENDS_SQL = `
select source, least(($1::timestamptz at time zone 'utc')::date, last_fact_on + 1) as "endOn" from source_streams
where stream = 'usage_daily' and first_fact_on <= ($1::timestamptz at time zone 'utc')::date and last_fact_on is not null`;

/** $3 sources, $4 where their windows end, $5 first and $6 end of all windows: given as values, so that the planner knows how much it reads. */
export const usageSql = (account: string): string => `
usage_ends as materialized (select * from unnest($3::text[], $4::date[]) as e(source, end_on)),
usage_rows as (
  select u.*, e.end_on, e.end_on - u.day as ago,
    coalesce(u.active_users, 0) + coalesce(u.logins, 0) + coalesce(u.events, 0)
      + coalesce(u.minutes, 0) + coalesce(u.api_calls, 0) > 0 as active
  from usage_daily u join usage_ends e on e.source = u.source
  where u.day < e.end_on and u.day >= e.end_on - 90
    and u.day >= $5::date and u.day < $6::date ${account}
),
usage as (
  select account_id, max(source) as "usageSource", max(end_on) as "usageEndOn", max(day) filter (where active) as last_active_on,
    ${countOf('logins', 1, 14, 'logins14')}, ${countOf('logins', 15, 28, 'logins14Prev')},
    ${countOf('logins', 1, 30, 'logins30')}, ${countOf('logins', 31, 90, 'logins60Prev')},
    ${countOf('events', 1, 14, 'events14')}, ${countOf('events', 15, 28, 'events14Prev')},
    ${countOf('events', 1, 30, 'events30')}, ${countOf('events', 31, 90, 'events60Prev')},
    ${countOf('minutes', 1, 30, 'minutes30')}, ${countOf('minutes', 31, 60, 'minutes30Prev')},
    ${countOf('api_calls', 1, 30, 'apiCalls30')},
    ${users('avg', 1, 30, 'activeUsers30Avg')}, ${users('avg', 31, 60, 'activeUsers30PrevAvg')},
    ${weeklyPeak('active_users', 'weeklyPeakUsers')}, ${weeklyPeak('features_used', 'weeklyPeakFeatures')},
    ${activeDays(15, 28, 'activeDays14Prev')}, ${activeDays(1, 30, 'activeDays30')}, ${activeDays(31, 90, 'activeDays60Prev')}
  from usage_rows group by account_id
)`;

/**
 * First and last day of the account's usage, by its key: two index look-ups. Where the last 90 days have no row, the last day with a row
 * stands for the last active one, and its source ends the windows: silence is then known, counts are not.
 */
export const usageEdgesSql = `
left join lateral (
  select day as first_on from usage_daily where account_id = a.account_id and day < p.today order by day limit 1
) first_usage on true
left join lateral (
  select u.day, u.source, e.end_on from usage_daily u join usage_ends e on e.source = u.source
  where usage.account_id is null and u.account_id = a.account_id and u.day < e.end_on order by u.day desc limit 1
) last_usage on true`;

export const usageColumnsSql = `
  coalesce(usage."usageSource", last_usage.source) as "usageSource",
  coalesce(usage."usageEndOn", last_usage.end_on) as "usageEndOn",
  first_usage.first_on as "firstUsageOn", coalesce(usage.last_active_on, last_usage.day) as "lastActiveOn",
  logins14, "logins14Prev", logins30, "logins60Prev", events14, "events14Prev", events30, "events60Prev",
  minutes30, "minutes30Prev", "apiCalls30", "activeUsers30Avg", "activeUsers30PrevAvg", "weeklyPeakUsers", "activeDays14Prev",
  case when first_usage.first_on is not null then coalesce("activeDays30", 0) end as "activeDays30",
  "activeDays60Prev", "weeklyPeakFeatures"`;
