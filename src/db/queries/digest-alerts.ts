import { and, asc, eq, gt, inArray, lte, ne, sql } from 'drizzle-orm';
import type { DigestAlert, DigestCandidate } from '../../domain/digest';
import type { Db } from '../client';
import { accountHealth as health, accounts, alertEvents, alerts, alertTriggers } from '../schema';

/** Someone's unresolved alerts that a digest may tell. Locked: nobody answers or raises one while it is listed. */
export async function lockDigestCandidates(db: Db, email: string): Promise<DigestCandidate[]> {
  return db
    .select({
      alertId: alerts.alertId,
      tier: alerts.tier,
      route: alerts.route,
      status: alerts.status,
      openedAt: alerts.openedAt,
      tierSince: sql<Date | null>`(select min(${alertTriggers.firedAt}) from ${alertTriggers}
        where ${alertTriggers.alertId} = ${alerts.alertId} and ${alertTriggers.tier} = ${alerts.tier})`.mapWith(
        alerts.openedAt,
      ),
      listedAt: alerts.listedAt,
      remindedAt: alerts.remindedAt,
      revenueAtRisk: sql<number | null>`coalesce((select ${health.revenueAtRisk} from ${health}
        where ${health.accountId} = ${alerts.accountId}), ${alerts.revenueAtRisk})`.mapWith(alerts.revenueAtRisk),
      currency: accounts.currency,
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .where(
      and(eq(alerts.driEmail, email), ne(alerts.status, 'resolved'), inArray(alerts.route, ['digest', 'deferred'])),
    )
    .orderBy(asc(alerts.accountId))
    .for('update', { of: alerts });
}

/** Alerts whose next step fell due after `after`, up to `day`, as it was known at `knownAt`; the earliest first. */
export async function listDueSteps(
  db: Db,
  args: { email: string; after: string; day: string; knownAt: Date },
): Promise<string[]> {
  const { email, after, day, knownAt } = args;
  const rows = await db
    .select({ alertId: alerts.alertId })
    .from(alerts)
    .where(
      and(
        eq(alerts.driEmail, email),
        ne(alerts.status, 'resolved'),
        gt(alerts.nextStepOn, after),
        lte(alerts.nextStepOn, day),
        sql`coalesce((select max(${alertEvents.at}) from ${alertEvents} where ${alertEvents.alertId} = ${alerts.alertId}
          and ${alertEvents.kind} = 'action_logged'), ${alerts.openedAt}) <= ${knownAt.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(alerts.nextStepOn), asc(alerts.accountId));
  return rows.map(({ alertId }) => alertId);
}

/** Someone's alerts that went over the weekly budget after `since`, whatever became of them. */
export async function listDeferred(db: Db, args: { email: string; since: Date; until: Date }) {
  const { email, since, until } = args;
  return db
    .selectDistinct({
      alertId: alerts.alertId,
      name: accounts.name,
      revenueAtRisk: alerts.revenueAtRisk,
      currency: accounts.currency,
    })
    .from(alertEvents)
    .innerJoin(alerts, eq(alerts.alertId, alertEvents.alertId))
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .where(
      and(
        eq(alertEvents.kind, 'deferred'),
        gt(alertEvents.at, since),
        lte(alertEvents.at, until),
        eq(alerts.driEmail, email),
      ),
    );
}

/** These alerts as they stand, by id; those that are gone are left out. */
export async function listDigestAlerts(db: Db, alertIds: readonly string[]): Promise<Map<string, DigestAlert>> {
  if (alertIds.length === 0) return new Map();
  const rows = await db
    .select({
      alertId: alerts.alertId,
      accountId: alerts.accountId,
      name: accounts.name,
      tier: alerts.tier,
      status: alerts.status,
      band: sql`coalesce(${health.band}, ${alerts.currentBand})`.mapWith(alerts.currentBand),
      score: sql<number | null>`coalesce(${health.score}, ${alerts.score})`.mapWith(alerts.score),
      arr: accounts.arr,
      currency: accounts.currency,
      revenueAtRisk: sql<number | null>`coalesce(${health.revenueAtRisk}, ${alerts.revenueAtRisk})`.mapWith(
        alerts.revenueAtRisk,
      ),
      reason: alerts.reason,
      action: alerts.action,
      actionDueOn: alerts.actionDueOn,
      isDeferred: sql<boolean>`${alerts.route} = 'deferred'`,
      nextStep: alerts.nextStep,
      nextStepOn: alerts.nextStepOn,
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(health, eq(health.accountId, alerts.accountId))
    .where(inArray(alerts.alertId, [...alertIds]));
  return new Map(rows.map((row) => [row.alertId, row]));
}
