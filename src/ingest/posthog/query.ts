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
  limit: number;
};

/**
 * Usage per customer and day, reckoned where the events are. Everything that comes from outside is a value, never part of the text; but
 * `groupIndex` and `limit`, which are whole numbers. Pages go by (day, customer), so that nothing is skipped when rows change in between.
 */
export function buildUsageQuery({ groupIndex, limit, ...query }: UsageQuery): object {
  const group = `$group_${Math.trunc(groupIndex)}`;
  const day = 'toString(toDate(toTimeZone(timestamp, {zone})))';
  const login = 'has({logins}, lower(event))';
  const text = `
    select ${group} as customer, ${day} as day, count(distinct person_id) as active_users, countIf(${login}) as logins,
      count() as events, count(distinct if(${login}, null, event)) as features
    from events
    where timestamp >= toDateTime({fromStart}, {zone}) and timestamp < toDateTime({toEnd}, {zone}) and ${group} != ''
      and not has({ignored}, lower(event))
    group by customer, day
    having (day, customer) > ({afterDay}, {afterGroup})
    order by day, customer
    limit ${Math.trunc(limit)}`;
  return { query: { kind: 'HogQLQuery', query: text.replaceAll(/\s+/g, ' ').trim(), values: toValues(query) } };
}

function toValues({ zone, from, to, after, logins, ignored }: Omit<UsageQuery, 'groupIndex' | 'limit'>) {
  return {
    zone,
    fromStart: `${from} 00:00:00`,
    toEnd: `${to} 23:59:59.999999`,
    afterDay: after?.day ?? '',
    afterGroup: after?.group ?? '',
    logins: lower(logins),
    ignored: lower(ignored),
  };
}

const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase());
