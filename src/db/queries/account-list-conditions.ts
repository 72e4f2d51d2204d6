import { and, eq, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Conditions, ListRule } from '../../domain/list';
import { accountHealth as health, accounts, alerts } from '../schema';
import type { CurrencyRates } from './home';

/** `today`: YYYY-MM-DD where the viewer is. */
export type ListContext = { today: string; rates: CurrencyRates };

/** What is known of an account's level: too little seen is nothing known. */
export const knownScore = sql<number | null>`case when ${health.band} <> 'unknown' then ${health.score} end`;
/** ARR at the currency rates; without rates as it stands. */
export function worthOf({ rates }: ListContext): SQL {
  if (Object.keys(rates).length === 0) return sql`${accounts.arr}`;
  return sql`(${accounts.arr} * coalesce((${JSON.stringify(rates)}::jsonb ->> ${accounts.currency})::float8, 1))`;
}
/** Ready for more, and green: a red or yellow account is offered nothing (R141). */
export const isReadyToExpand: SQL = sql`(${health.expansionRank} is not null and ${health.band} = 'green')`;

/** A rule over `accounts` left joined with its health and its open alert. What is not known makes it null, which a `where` takes for no. */
export function matchesRule(rule: ListRule, context: ListContext): SQL {
  return or(...rule.map((conditions) => matchesAll(conditions, context))) ?? sql`false`;
}

/** Shares are kept as float4: they are compared as such, or 30% would be more than 30%. */
function matchesAll(conditions: Conditions, context: ListContext): SQL {
  const { bands, segment, renewalWithinDays, hasOpenAlert, scoreBelow, scoreAbove } = conditions;
  const { arrAbove, usageDownBy, usageUpBy, adoptionAbove, tier, isReadyToExpand: isReady } = conditions;
  const tests = [
    given(bands, (some) => inArray(sql`coalesce(${health.band}, 'unknown')`, [...some])),
    given(segment, (one) => eq(accounts.segment, one)),
    given(renewalWithinDays, (days) => renewsWithin(days, context)),
    given(hasOpenAlert, () => isNotNull(alerts.alertId)),
    given(scoreBelow, (score) => sql`${knownScore} < ${score}::float8`),
    given(scoreAbove, (score) => sql`${knownScore} > ${score}::float8`),
    given(arrAbove, (arr) => sql`${worthOf(context)} > ${arr}::float8`),
    given(usageDownBy, (rate) => sql`${health.usageChange30} < ${-rate}::float4`),
    given(usageUpBy, (rate) => sql`${health.usageChange30} > ${rate}::float4`),
    given(adoptionAbove, (rate) => sql`${health.adoptionRate} > ${rate}::float4`),
    given(tier, (one) => eq(health.portfolioTier, one)),
    given(isReady, () => isReadyToExpand),
  ];
  return and(...tests) ?? sql`true`;
}

const given = <Limit>(limit: Limit | undefined, test: (limit: Limit) => SQL | undefined): SQL | undefined =>
  limit === undefined ? undefined : test(limit);

const renewsWithin = (days: number, { today }: ListContext): SQL | undefined =>
  and(gte(accounts.renewalOn, today), lte(accounts.renewalOn, sql`${today}::date + ${days}::int`));
