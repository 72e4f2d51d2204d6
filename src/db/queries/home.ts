import { and, asc, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { HomeAccount, HomeExpansion } from '../../domain/home';
import type { Stream } from '../../domain/stream';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accountHealth as health, accounts, alerts } from '../schema';
import { isCustomerOn } from './customers';
import { visibleTo } from './visible-accounts';

/** What one unit of a currency is worth in a common one: for ranking only. A currency that is not named counts as the common one. */
export type CurrencyRates = Readonly<Record<string, number>>;

/** Whose accounts; `today`, YYYY-MM-DD: who has left by then is nobody's account any more. */
type Whose = { scope: Scope; today: string };
type Listed = Whose & { limit: number };

const isOf = ({ scope, today }: Whose): SQL | undefined => and(visibleTo(scope), isCustomerOn(today, accounts));

/** Red accounts by revenue at risk this quarter, unknown amounts last (R14, R22). */
export async function listRedAccounts(
  db: Db,
  args: Listed & { rates: CurrencyRates },
): Promise<(Omit<HomeAccount, 'staleSince'> & { driverStream: Stream | null })[]> {
  const found = await db
    .select({
      accountId: accounts.accountId,
      name: accounts.name,
      score: health.score,
      band: health.band,
      trend: health.trend,
      arr: accounts.arr,
      currency: accounts.currency,
      revenueAtRisk: health.revenueAtRisk,
      reason: health.reason,
      action: health.action,
      actionDueOn: health.actionDueOn,
      driverStream: health.driverStream,
      alertId: alerts.alertId,
      status: alerts.status,
      snoozedUntil: alerts.snoozedUntil,
      isGrouped: sql<boolean>`coalesce(${alerts.route} = 'grouped', false)`,
    })
    .from(health)
    .innerJoin(accounts, eq(accounts.accountId, health.accountId))
    .leftJoin(alerts, and(eq(alerts.accountId, accounts.accountId), ne(alerts.status, 'resolved')))
    .where(and(eq(health.band, 'red'), isOf(args)))
    .orderBy(sql`${worthOf(args.rates)} desc nulls last`, asc(health.score), asc(accounts.accountId))
    .limit(args.limit);
  return found.map(({ alertId, status, snoozedUntil, isGrouped, ...row }) => ({
    ...row,
    alert: alertId === null || status === null ? null : { alertId, status, snoozedUntil, isGrouped },
  }));
}

/** Without rates the bare amounts compare, by their index. */
function worthOf(rates: CurrencyRates): SQL {
  if (Object.keys(rates).length === 0) return sql`${health.revenueAtRisk}`;
  return sql`${health.revenueAtRisk} * coalesce((${JSON.stringify(rates)}::jsonb ->> ${accounts.currency})::float8, 1)`;
}

/** Accounts ready to expand, the most promising first (R22, R139). Red or yellow ones never carry a rank (R141). */
export function listExpansion(db: Db, args: Listed): Promise<HomeExpansion[]> {
  return db
    .select({
      accountId: accounts.accountId,
      name: accounts.name,
      score: health.score,
      arr: accounts.arr,
      currency: accounts.currency,
      reason: health.expansionReason,
      action: health.expansionAction,
      actionDueOn: health.expansionActionDueOn,
    })
    .from(health)
    .innerJoin(accounts, eq(accounts.accountId, health.accountId))
    .where(and(isNotNull(health.expansionRank), eq(health.band, 'green'), isOf(args)))
    .orderBy(sql`${health.expansionRank} desc`, asc(accounts.accountId))
    .limit(args.limit);
}

/** Whether someone is named on an account as its AE or CSM. */
export async function hasOwnAccounts(db: Db, email: string): Promise<boolean> {
  const [row] = await db
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(or(eq(accounts.aeEmail, email), eq(accounts.csmEmail, email)))
    .limit(1);
  return row !== undefined;
}

/** Accounts by band; `band` null: not scored yet. */
export function countBands(db: Db, args: Whose): Promise<{ band: Band | null; accounts: number }[]> {
  return db
    .select({ band: health.band, accounts: sql`count(*)`.mapWith(Number) })
    .from(accounts)
    .leftJoin(health, eq(health.accountId, accounts.accountId))
    .where(isOf(args))
    .groupBy(health.band);
}

/** Accounts of the scope whose change of colour waits for fresh data (R30), those that wait longest first. */
export async function listWithheld(
  db: Db,
  args: Listed,
): Promise<{ rows: { accountId: string; name: string; since: Date }[]; total: number }> {
  const found = await db
    .select({
      accountId: accounts.accountId,
      name: accounts.name,
      since: health.withheldSince,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(health)
    .innerJoin(accounts, eq(accounts.accountId, health.accountId))
    .where(and(isNotNull(health.withheldSince), isOf(args)))
    .orderBy(asc(health.withheldSince), asc(accounts.accountId))
    .limit(args.limit);
  const rows = found.flatMap(({ accountId, name, since }) => (since === null ? [] : [{ accountId, name, since }]));
  return { rows, total: found[0]?.total ?? 0 };
}
