/**
 * One pass over the last 90 days of usage, in two steps: days are first added up to spans, then spans to windows. A day is so added to one
 * span instead of being asked about every window it may lie in, which takes half the time.
 * `ago` counts whole days back from the end of the source's windows: 1 is the last complete day. Spans: 1–4 are the last four weeks, 5 the
 * two days that make them 30, 6 the 30 days before, 7 the 30 before those.
 * A count is 0 where the account has rows with that column in the 90 days but none in the window, and null where it has none at all.
 */
const SPAN_OF_AGO = 'case when ago > 60 then 7 when ago > 30 then 6 when ago > 28 then 5 else (ago + 6) / 7 end';
const WINDOWS = {
  last14: 'span <= 2',
  before14: 'span between 3 and 4',
  last30: 'span <= 5',
  before30: 'span = 6',
  before60: 'span >= 6',
} as const;
type Window = keyof typeof WINDOWS;

const over = (column: string, window: Window): string => `sum(${column}) filter (where ${WINDOWS[window]})`;
const countOf = (column: string, window: Window, name: string): string =>
  `case when count(${column}) > 0 then coalesce(${over(column, window)}, 0)::float8 end as "${name}"`;
const activeDays = (window: Window, name: string): string =>
  `coalesce(${over('active_days', window)}, 0)::int as "${name}"`;
/** Users a day, averaged over days with any. */
const usersOf = (window: Window, name: string): string =>
  `case when count(users) > 0 then coalesce(${over('users', window)}::float8 / nullif(${over('user_days', window)}, 0), 0) end as "${name}"`;
/** Average of the busiest days of the last four weeks, over weeks with any: a single day moves it little, weekends not at all. */
const weeklyPeak = (column: string, name: string): string =>
  `case when count(${column}) > 0 then coalesce(avg(nullif(${column}, 0)) filter (where span <= 4), 0)::float8 end as "${name}"`;

/** Where each source's windows end: the day after its last complete day, at most today. $1 now */
export const USAGE_ENDS_SQL = `
select source, least(($1::timestamptz at time zone 'utc')::date, last_fact_on + 1) as "endOn" from source_streams
where stream = 'usage_daily' and first_fact_on <= ($1::timestamptz at time zone 'utc')::date and last_fact_on is not null`;

/** $3 sources, $4 where their windows end, $5 first and $6 end of all windows: given as values, so that the planner knows how much it reads. */
export const usageSql = (account: string): string => `
usage_ends as materialized (select * from unnest($3::text[], $4::date[]) with ordinality as e(source, end_on, number)),
usage_spans as (
  select account_id, ${SPAN_OF_AGO} as span, max(number) as number, max(end_on) as end_on,
    sum(logins) as logins, sum(events) as events, sum(minutes) as minutes, sum(api_calls) as api_calls, sum(active_users) as users,
    count(*) filter (where active_users > 0) as user_days, max(active_users) as peak_users, max(features_used) as peak_features,
    count(*) filter (where active) as active_days, max(day) filter (where active) as last_active_on
  from (
    select u.*, e.end_on, e.number, e.end_on - u.day as ago,
      greatest(u.active_users, u.logins, u.events, u.minutes, u.api_calls) > 0 as active
    from usage_daily u join usage_ends e on e.source = u.source
    where u.day < e.end_on and u.day >= e.end_on - 90
      and u.day >= $5::date and u.day < $6::date ${account}
  ) days
  group by account_id, ${SPAN_OF_AGO}
),
usage as (
  select account_id, max(number) as number, max(end_on) as "usageEndOn", max(last_active_on) as last_active_on,
    ${countOf('logins', 'last14', 'logins14')}, ${countOf('logins', 'before14', 'logins14Prev')},
    ${countOf('logins', 'last30', 'logins30')}, ${countOf('logins', 'before60', 'logins60Prev')},
    ${countOf('events', 'last14', 'events14')}, ${countOf('events', 'before14', 'events14Prev')},
    ${countOf('events', 'last30', 'events30')}, ${countOf('events', 'before60', 'events60Prev')},
    ${countOf('minutes', 'last30', 'minutes30')}, ${countOf('minutes', 'before30', 'minutes30Prev')},
    ${countOf('api_calls', 'last30', 'apiCalls30')},
    ${usersOf('last30', 'activeUsers30Avg')}, ${usersOf('before30', 'activeUsers30PrevAvg')},
    ${weeklyPeak('peak_users', 'weeklyPeakUsers')}, ${weeklyPeak('peak_features', 'weeklyPeakFeatures')},
    ${activeDays('before14', 'activeDays14Prev')}, ${activeDays('last30', 'activeDays30')}, ${activeDays('before60', 'activeDays60Prev')}
  from usage_spans group by account_id
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
  coalesce((select source from usage_ends e where e.number = usage.number), last_usage.source) as "usageSource",
  coalesce(usage."usageEndOn", last_usage.end_on) as "usageEndOn",
  first_usage.first_on as "firstUsageOn", coalesce(usage.last_active_on, last_usage.day) as "lastActiveOn",
  logins14, "logins14Prev", logins30, "logins60Prev", events14, "events14Prev", events30, "events60Prev",
  minutes30, "minutes30Prev", "apiCalls30", "activeUsers30Avg", "activeUsers30PrevAvg", "weeklyPeakUsers", "activeDays14Prev",
  case when first_usage.first_on is not null then coalesce("activeDays30", 0) end as "activeDays30",
  "activeDays60Prev", "weeklyPeakFeatures"`;
