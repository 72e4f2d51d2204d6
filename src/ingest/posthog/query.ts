import { addDays } from '../add-days';

/** Where in days and groups a pass stands: after this one. */
export type Place = { day: string; group: string };
export type UsageQuery = {
  groupIndex: number; // 0 to 4: which of PostHog's group types is the customer
  zone: string;
  from: string; // days, both inclusive
  to: string;
  after: Place | null;
  logins: readonly string[];
  ignored: readonly string[];
  features: readonly string[] | null; // null: every event that is no login
  limit: number;
};

/**
 * Usage per customer and day, reckoned where the events are, and anew: an answer of an hour ago would do for people, not for us. Everything that
 * comes from outside is a value, never part of the text, but for `groupIndex` and `limit`, which are whole numbers. Pages go by (day, customer), so
 * that nothing is skipped when rows change in between. Pure. https://posthog.com/docs/api/queries
 */
export function buildUsageQuery({ groupIndex, limit, ...query }: UsageQuery): object {
  const group = `$group_${Math.trunc(groupIndex)}`;
  const day = 'toString(toDate(toTimeZone(timestamp, {zone})))';
  const login = isOneOf('login', query.logins);
  const feature =
    query.features === null ? `not (${login})` : `${isOneOf('feature', query.features)} and not (${login})`;
  const text = `
    select ${group} as customer, ${day} as day, count(distinct person_id) as active_users, countIf(${login}) as logins,
      count() as events, count(distinct if(${feature}, event, null)) as features
    from events
    where timestamp >= toDateTime({earliest}, 'UTC') and timestamp < toDateTime({latest}, 'UTC') and ${group} != ''
      and ${day} >= {from} and ${day} <= {to} and not (${isOneOf('ignored', query.ignored)})
    group by customer, day
    having day > {afterDay} or (day = {afterDay} and customer > {afterGroup})
    order by day, customer
    limit ${Math.trunc(limit)}`;
  const hogql = { kind: 'HogQLQuery', query: text.replaceAll(/\s+/g, ' ').trim(), values: toValues(query) };
  return { query: hogql, refresh: 'force_blocking' };
}

/** Placeholders for names, one each: their number is part of the text, they are not. */
function isOneOf(prefix: string, names: readonly string[]): string {
  return names.length === 0 ? 'false' : `lower(event) in (${names.map((_, at) => `{${prefix}${at}}`).join(', ')})`;
}

function toValues(query: Omit<UsageQuery, 'groupIndex' | 'limit'>): Record<string, string> {
  const { zone, from, to, after, logins, ignored, features } = query;
  return {
    zone,
    from,
    to,
    earliest: `${addDays(from, -1)} 00:00:00`, // no zone's day begins or ends further away: PostHog looks only there
    latest: `${addDays(to, 2)} 00:00:00`,
    afterDay: after?.day ?? '',
    afterGroup: after?.group ?? '',
    ...toNamed('login', logins),
    ...toNamed('ignored', ignored),
    ...toNamed('feature', features ?? []),
  };
}

const toNamed = (prefix: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, at) => [`${prefix}${at}`, name.toLowerCase()]));
