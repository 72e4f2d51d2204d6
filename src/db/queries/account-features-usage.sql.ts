import { during, LOOK_BACK_DAYS, SPAN_OF_AGO } from './usage-spans';

/** Windows by name, in days back from the end of the source's windows: `30` the last 30 days, `30Prev` the 30 before those. */
const WINDOWS = {
  7: during(1, 7),
  '7Prev': during(8, 14),
  14: during(1, 14),
  '14Prev': during(15, 28),
  30: during(1, 30),
  '30Prev': during(31, 60),
  '31to90': during(31, 90),
  60: during(1, 60),
  '60Prev': during(61, 120),
  90: during(1, 90),
  '90Prev': during(91, 180),
  180: during(1, 180),
} as const;
type Window = `${keyof typeof WINDOWS}`;
const CHANGES = ['7', '7Prev', '14', '14Prev', '30', '30Prev', '31to90', '60', '60Prev', '90', '90Prev'] as const;
const MONTHS = ['30', '30Prev'] as const;
const COUNTS: readonly (readonly [column: string, field: string, windows: readonly Window[]])[] = [
  ['logins', 'logins', CHANGES],
  ['events', 'events', CHANGES],
  ['minutes', 'minutes', MONTHS],
  ['api_calls', 'apiCalls', MONTHS],
  ['users', 'userDays', ['30']],
];
const ACTIVE_DAYS = [...CHANGES, '180'] as const;
const FOUR_WEEKS = during(1, 28);
const FOUR_WEEKS_90_AGO = during(92, 119); // 13 weeks earlier: the same days of the week

/**
 * Whether the source fills a column: it does if any row of the last 90 days has it, or any row at all where those days have none.
 * What it filled only before is unknown now, and no fall to nothing.
 */
const isFilled = (column: string): string =>
  `case when count(*) filter (where ${WINDOWS[90]}) > 0 then count(${column}) filter (where ${WINDOWS[90]}) else count(${column}) end > 0`;
/** 0 where the account has rows with the column but none in the window. */
const countOf = (column: string, field: string, window: Window): string =>
  `case when ${isFilled(column)} then coalesce(sum(${column}) filter (where ${WINDOWS[window]}), 0) end as "${field}${window}"`;
const activeDays = (window: Window): string =>
  `coalesce(sum(active_days) filter (where ${WINDOWS[window]}), 0)::int as "activeDays${window}"`;
/** Users a day, averaged over days with any. */
const usersOf = (window: Window, field: string): string =>
  `case when ${isFilled('users')} then coalesce(sum(users) filter (where ${WINDOWS[window]})
     / nullif(sum(user_days) filter (where ${WINDOWS[window]}), 0)::float8, 0) end as "${field}"`;
/** Average of the busiest days of four weeks, over weeks with any: a single day moves it little, weekends not at all. */
const weeklyPeak = (column: string, weeks: string, field: string): string =>
  `case when ${isFilled(column)} then coalesce(avg(nullif(${column}, 0)) filter (where ${weeks}), 0)::float8 end as "${field}"`;

/** Where each source's windows end: the day after its last complete day, at most today. $1 now */
export const USAGE_ENDS_SQL = `
select source, least(($1::timestamptz at time zone 'utc')::date, last_fact_on + 1) as "endOn" from source_streams
where stream = 'usage_daily' and first_fact_on <= ($1::timestamptz at time zone 'utc')::date and last_fact_on is not null`;

/**
 * One pass over the last 26 weeks of usage, in two steps: days are added up to spans, spans to windows (usage-spans.ts).
 * Sums are float8: of integers twice summed Postgres would make `numeric`, which is six times slower.
 * $3 sources, $4 where their windows end, $5 first and $6 end of all windows: given as values, so that the planner knows how much it reads.
 */
export const usageSql = (account: string): string => `
usage_ends as materialized (select * from unnest($3::text[], $4::date[]) with ordinality as e(source, end_on, number)),
usage_spans as (
  select account_id, ${SPAN_OF_AGO} as span, max(number) as number, max(end_on) as end_on,
    sum(logins)::float8 as logins, sum(events) as events, sum(minutes) as minutes, sum(api_calls) as api_calls,
    sum(active_users)::float8 as users, count(*) filter (where active_users > 0) as user_days,
    max(active_users)::float8 as peak_users, max(features_used)::float8 as peak_features,
    count(*) filter (where active) as active_days, max(day) filter (where active) as last_active_on, min(day) filter (where active) as first_active_on
  from (
    select u.*, e.end_on, e.number, e.end_on - u.day as ago,
      greatest(u.active_users, u.logins, u.events, u.minutes, u.api_calls) > 0 as active
    from usage_daily u join usage_ends e on e.source = u.source
    where u.day < e.end_on and u.day >= e.end_on - ${LOOK_BACK_DAYS}
      and u.day >= $5::date and u.day < $6::date ${account}
  ) days
  group by account_id, ${SPAN_OF_AGO}
),
usage as (
  select account_id, max(number) as number, max(end_on) as "usageEndOn", max(last_active_on) as last_active_on,
    min(first_active_on) filter (where ${WINDOWS[180]}) as "firstActiveOn180",
    ${COUNTS.flatMap(([column, field, windows]) => windows.map((window) => countOf(column, field, window))).join(',\n    ')},
    ${ACTIVE_DAYS.map(activeDays).join(', ')},
    ${usersOf('30', 'activeUsers30Avg')}, ${usersOf('30Prev', 'activeUsers30PrevAvg')},
    ${weeklyPeak('peak_users', FOUR_WEEKS, 'weeklyPeakUsers')}, ${weeklyPeak('peak_users', FOUR_WEEKS_90_AGO, 'weeklyPeakUsers90Ago')},
    ${weeklyPeak('peak_features', FOUR_WEEKS, 'weeklyPeakFeatures')}, ${weeklyPeak('peak_features', FOUR_WEEKS_90_AGO, 'weeklyPeakFeatures90Ago')},
    array_agg(span) as spans,
    case when ${isFilled('logins')} then array_agg(logins) when ${isFilled('events')} then array_agg(events)
      else array_agg(active_days::float8) end as "spanTotals"
  from usage_spans group by account_id
)`;

/**
 * First and last day of the account's usage, by its key: two index look-ups. Where the last 26 weeks have no row, the last day with a row
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

const fieldsOf = (field: string, windows: readonly string[]): string[] =>
  windows.map((window) => `"${field}${window}"`);
/** Days without any activity are known as such of everyone who ever began. */
const silentDays = (window: string): string =>
  `case when first_usage.first_on is not null then coalesce("activeDays${window}", 0) end as "activeDays${window}"`;

export const usageColumnsSql = `
  coalesce((select source from usage_ends e where e.number = usage.number), last_usage.source) as "usageSource",
  coalesce(usage."usageEndOn", last_usage.end_on) as "usageEndOn",
  first_usage.first_on as "firstUsageOn", coalesce(usage.last_active_on, last_usage.day) as "lastActiveOn", "firstActiveOn180",
  ${COUNTS.flatMap(([, field, windows]) => fieldsOf(field, windows)).join(', ')},
  ${ACTIVE_DAYS.map(silentDays).join(', ')},
  "activeUsers30Avg", "activeUsers30PrevAvg", "weeklyPeakUsers", "weeklyPeakUsers90Ago", "weeklyPeakFeatures", "weeklyPeakFeatures90Ago",
  spans, "spanTotals"`;
