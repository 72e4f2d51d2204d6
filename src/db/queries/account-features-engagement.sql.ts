import { ENGAGEMENT_COLUMNS } from '../../domain/engagement';

const ACTIONS = Object.values(ENGAGEMENT_COLUMNS)
  .map((column) => `coalesce(e.${column}, 0)::float8`)
  .join(' + ');

/**
 * What people did around the product (R236) in the last 90 days and the 90 before, one row per account. The windows end after the last day that any
 * source told of, at most today (today, where none tells of days): tools that report late shorten nothing and look like no drop. Costs nothing while
 * no source tells of any.
 */
export const engagementSql = (account: string): string => `
engagement_reach as materialized (
  select least(max(last_fact_on) + 1, min(p.today)) as end_on, min(first_fact_on) as since_on, max(first_fact_on) as all_since_on
  from source_streams, p where stream = 'engagement_daily' and first_fact_on <= p.today
),
engagement_facts as (
  select e.account_id, coalesce(sum(${ACTIONS}) filter (where e.day >= r.end_on - 90), 0) as actions90,
    coalesce(sum(${ACTIONS}) filter (where e.day < r.end_on - 90), 0) as actions90_prev
  from engagement_reach r join engagement_daily e on e.day >= r.end_on - 180 and e.day < r.end_on
  where true ${account} group by e.account_id
)`;

export const engagementJoinsSql = `cross join engagement_reach left join engagement_facts using (account_id)`;

/** 0 where the account was seen before; of one that no source ever told of, nothing is known. */
const orZeroIfSeen = (column: string): string => `coalesce(engagement_facts.${column}, case
  when engagement_reach.end_on is not null and exists (
    select from engagement_daily seen where seen.account_id = a.account_id and seen.day < engagement_reach.end_on
  ) then 0 end)`;

export const engagementColumnsSql = `
  ${orZeroIfSeen('actions90')} as "engagementActions90", ${orZeroIfSeen('actions90_prev')} as "engagementActions90Prev",
  engagement_reach.end_on as "engagementEndOn", engagement_reach.since_on as "engagementSinceOn", engagement_reach.all_since_on as "engagementAllSinceOn"`;
