import { and, asc, eq, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { HomeAccount, HomeExpansion, HomeWaiting } from '../../domain/home';
import type { Stream } from '../../domain/stream';
import { TIERS } from '../../domain/trigger';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accountHealth as health, accounts, alerts } from '../schema';
import { visibleTo } from './visible-accounts';

/**
 * Alerts this person is the DRI of that nobody has acknowledged, that were acknowledged and nothing done, or whose next step is due by
 * `today` (YYYY-MM-DD where the person is): the gravest tier first (R158), then the unacknowledged, then the oldest.
 * The score is today's, as everywhere on Home; reason and action are what the person was told.
 */
export async function listWaiting(
  db: Db,
  args: { email: string; today: string; limit: number },
): Promise<{ rows: HomeWaiting[]; total: number }> {
  const found = await db
    .select({
      alertId: alerts.alertId,
      accountId: alerts.accountId,
      name: accounts.name,
      status: alerts.status,
      score: sql`coalesce(${health.score}, ${alerts.score})`.mapWith(alerts.score),
      reason: alerts.reason,
      action: alerts.action,
      actionDueOn: alerts.actionDueOn,
      openedAt: alerts.openedAt,
      missedAt: sql<Date | null>`case when ${alerts.firstActionAt} is null then ${alerts.missedAt} end`.mapWith(
        alerts.missedAt,
      ),
      tier: alerts.tier,
      nextStep: alerts.nextStep,
      nextStepOn: alerts.nextStepOn,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(health, eq(health.accountId, alerts.accountId))
    .where(
      and(
        eq(alerts.driEmail, args.email),
        ne(alerts.route, 'grouped'), // its owner has not been told: RevOps decides first
        or(
          eq(alerts.status, 'open'),
          and(eq(alerts.status, 'acknowledged'), or(isNull(alerts.firstActionAt), lte(alerts.nextStepOn, args.today))),
        ),
      ),
    )
    .orderBy(byGravity, sql`${alerts.status} <> 'open'`, asc(alerts.openedAt), asc(alerts.alertId))
    .limit(args.limit);
  return { rows: found.map(toWaiting), total: found[0]?.total ?? 0 };
}

const byGravity = sql`array_position(${sql.param([...TIERS])}::text[], ${alerts.tier})`;

type WaitingRow = Omit<HomeWaiting, 'nextStep'> & { nextStep: string | null; nextStepOn: string | null; total: number };

function toWaiting({ total: _total, nextStep: text, nextStepOn: on, ...row }: WaitingRow): HomeWaiting {
  return { ...row, nextStep: text === null && on === null ? null : { text, on } };
}

/** What one unit of a currency is worth in a common one: for ranking only. A currency that is not named counts as the common one. */
export type CurrencyRates = Readonly<Record<string, number>>;

/** Red accounts by revenue at risk this quarter, unknown amounts last (R14, R22). */
export async function listRedAccounts(
  db: Db,
  args: { scope: Scope; limit: number; rates: CurrencyRates },
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
    .where(and(eq(health.band, 'red'), visibleTo(args.scope)))
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
export function listExpansion(db: Db, args: { scope: Scope; limit: number }): Promise<HomeExpansion[]> {
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
    .where(and(isNotNull(health.expansionRank), eq(health.band, 'green'), visibleTo(args.scope)))
    .orderBy(sql`${health.expansionRank} desc`, asc(accounts.accountId))
    .limit(args.limit);
}

/** Accounts by band; `band` null: not scored yet. */
export function countBands(db: Db, scope: Scope): Promise<{ band: Band | null; accounts: number }[]> {
  return db
    .select({ band: health.band, accounts: sql`count(*)`.mapWith(Number) })
    .from(accounts)
    .leftJoin(health, eq(health.accountId, accounts.accountId))
    .where(visibleTo(scope))
    .groupBy(health.band);
}

/** Accounts of the scope whose change of colour waits for fresh data (R30), those that wait longest first. */
export async function listWithheld(
  db: Db,
  args: { scope: Scope; limit: number },
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
    .where(and(isNotNull(health.withheldSince), visibleTo(args.scope)))
    .orderBy(asc(health.withheldSince), asc(accounts.accountId))
    .limit(args.limit);
  const rows = found.flatMap(({ accountId, name, since }) => (since === null ? [] : [{ accountId, name, since }]));
  return { rows, total: found[0]?.total ?? 0 };
}
