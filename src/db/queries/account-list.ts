import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { ListRule, ListSort, ReviewGroup, Triage } from '../../domain/list';
import type { Scope } from '../../domain/viewer';
import { TIERS } from '../../domain/trigger';
import type { Db } from '../client';
import { accountHealth as health, accounts, alerts } from '../schema';
import { isReadyToExpand, knownScore, type ListContext, matchesRule, worthOf } from './account-list-conditions';
import { isCustomerOn } from './customers';
import { visibleTo } from './visible-accounts';

/** A rule, or groups of which the first that takes an account is its place. */
export type ListQuery =
  { kind: 'rule'; rule: ListRule } | { kind: 'groups'; groups: readonly { group: ReviewGroup; rule: ListRule }[] };
export type ListArgs = ListContext & { scope: Scope; query: ListQuery };

/** An alert in an incident has not been told to anyone yet: it counts for nothing. */
const openAlert = and(
  eq(alerts.accountId, accounts.accountId),
  ne(alerts.status, 'resolved'),
  ne(alerts.route, 'grouped'),
);

/** Who has left by today is on no list, and in no count. */
const isOf = ({ scope, today }: ListArgs): SQL | undefined => and(visibleTo(scope), isCustomerOn(today, accounts));

/** One page, in order. Accounts that were never scored stand among them where the rule takes them. */
export async function listAccountsOf(db: Db, args: ListArgs & { sort: ListSort; limit: number; offset: number }) {
  const place = placeOf(args);
  const found = await db
    .select({
      accountId: accounts.accountId,
      name: accounts.name,
      band: sql<NonNullable<typeof health.$inferSelect.band>>`coalesce(${health.band}, 'unknown')`,
      score: knownScore,
      change30: sql<number | null>`case when ${health.band} <> 'unknown' then ${health.change30} end`,
      trend: sql<typeof health.$inferSelect.trend>`coalesce(${health.trend}, 'unknown')`,
      arr: accounts.arr,
      currency: accounts.currency,
      renewalOn: accounts.renewalOn,
      tier: health.portfolioTier,
      usageChange30: health.usageChange30,
      isReadyToExpand: sql<boolean>`coalesce(${isReadyToExpand}, false)`,
      reason: health.reason,
      action: health.action,
      actionDueOn: health.actionDueOn,
      expansionReason: health.expansionReason,
      expansionAction: health.expansionAction,
      expansionActionDueOn: health.expansionActionDueOn,
      alertId: alerts.alertId,
      alertTier: alerts.tier,
      alertStatus: alerts.status,
      alertToBand: alerts.toBand,
      alertReason: alerts.reason,
      alertAction: alerts.action,
      alertActionDueOn: alerts.actionDueOn,
      place: sql<number | null>`${place}`,
    })
    .from(accounts)
    .leftJoin(health, eq(health.accountId, accounts.accountId))
    .leftJoin(alerts, openAlert)
    .where(and(isOf(args), isOnList(args, place)))
    .orderBy(...orderOf(args, place))
    .limit(args.limit)
    .offset(args.offset);
  return found.map(({ place: index, ...row }) => ({ ...row, group: groupAt(args.query, index) }));
}

export type ListedAccount = Awaited<ReturnType<typeof listAccountsOf>>[number];

export type ListSummary = { total: number; accounts: number; triage: Triage; hasSeveralCurrencies: boolean };

const count = (where: SQL) => sql`count(*) filter (where ${where})`.mapWith(Number);

/** How many accounts are on the list and in the scope, and how the scope falls into three (R178); `atRiskBelow`: score. */
export async function summariseList(db: Db, args: ListArgs & { atRiskBelow: number }): Promise<ListSummary> {
  const isListed = isOnList(args, placeOf(args));
  const isAtRisk = sql`${knownScore} < ${args.atRiskBelow}`;
  const [row] = await db
    .select({
      accounts: sql`count(*)`.mapWith(Number),
      total: count(isListed),
      atRisk: count(isAtRisk),
      expansionReady: count(sql`${isReadyToExpand} and not (${isAtRisk})`),
      notKnown: count(sql`${knownScore} is null`),
      hasSeveralCurrencies: sql<boolean>`coalesce(
        min(${accounts.currency}) filter (where ${isListed}) <> max(${accounts.currency}) filter (where ${isListed}), false)`,
    })
    .from(accounts)
    .leftJoin(health, eq(health.accountId, accounts.accountId))
    .leftJoin(alerts, openAlert)
    .where(isOf(args));
  if (row === undefined) throw new Error('a count without a row'); // an aggregate always has one
  const { accounts: all, total, hasSeveralCurrencies, ...parts } = row;
  const stable = all - parts.atRisk - parts.expansionReady - parts.notKnown;
  return { total, accounts: all, triage: { ...parts, stable }, hasSeveralCurrencies };
}

/** The number of the first group that takes an account; null: none, or no groups are asked for. */
function placeOf({ query, ...context }: ListArgs): SQL {
  if (query.kind === 'rule' || query.groups.length === 0) return sql`null::int`;
  const cases = query.groups.map(
    ({ rule }, index) => sql`when ${matchesRule(rule, context)} then ${sql.raw(String(index))}`,
  );
  return sql`case ${sql.join(cases, sql` `)} end`;
}

const groupAt = (query: ListQuery, index: number | null): ReviewGroup | null =>
  query.kind === 'rule' || index === null ? null : (query.groups[index]?.group ?? null);

function isOnList({ query, ...context }: ListArgs, place: SQL): SQL {
  return query.kind === 'rule' ? matchesRule(query.rule, context) : sql`${place} is not null`;
}

/** The gravest open alert first (R158); snoozed ones, which their owners put off, after all others; none last. */
const gravity: SQL = sql`case when ${alerts.status} = 'snoozed' then ${TIERS.length + 1}
  else array_position(${sql.param([...TIERS])}::text[], ${alerts.tier}) end asc nulls last`;

/** R171: the closest renewal that is to come, then the lowest score; the id, so that pages neither repeat nor lose an account. */
function orderOf({ sort, query, ...context }: ListArgs & { sort: ListSort }, place: SQL): SQL[] {
  const renewal = sql`case when ${accounts.renewalOn} >= ${context.today} then ${accounts.renewalOn} end asc nulls last`;
  const score = sql`${knownScore} asc nulls last`;
  const first: Record<ListSort, SQL[]> = {
    recommended: query.kind === 'groups' ? [sql`${place} asc`, gravity, renewal, score] : [renewal, score],
    lowest_score: [score, renewal],
    biggest_drop: [sql`case when ${health.band} <> 'unknown' then ${health.change30} end asc nulls last`, score],
    soonest_renewal: [renewal, score],
    highest_arr: [sql`${worthOf(context)} desc nulls last`, score],
  };
  return [...first[sort], sql`${accounts.accountId} asc`];
}
