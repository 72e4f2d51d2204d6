import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { AlertStatus, Outcome } from '../../domain/alert';
import type { Tier, TriggerId } from '../../domain/trigger';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accountHealth as health, accounts, alerts, people } from '../schema';
import { driName, driTimeZone, isOfPeriod, toldAt } from './pod-latency';
import { visibleTo } from './visible-accounts';

export type PodAlertRow = {
  alertId: string;
  accountId: string;
  name: string;
  trigger: TriggerId;
  tier: Tier;
  status: AlertStatus;
  outcome: Outcome | null;
  reason: string;
  driEmail: string | null;
  driName: string;
  timeZone: string; // of the DRI
  openedAt: Date;
  toldAt: Date;
  acknowledgedAt: Date | null;
  firstActionAt: Date | null;
  missedAt: Date | null;
  resolvedAt: Date | null;
  revenueAtRisk: number | null; // as it stands now, else as it stood then
  currency: string | null;
};

type Asked = { pod: string; scope: Scope; since: Date; now: Date };

/** Alerts of a pod in a period and those still open, the oldest first: of accounts the reader may still see, for an account can change pods. */
export async function listPodAlerts(db: Db, asked: Asked): Promise<PodAlertRow[]> {
  const rows = await selectRows(db)
    .where(and(isOfPod(asked), isOfPeriod(asked)))
    .orderBy(toldAt, asc(alerts.alertId));
  return rows.map(({ total: _total, ...row }) => row);
}

/** Of those, the ones that ask for an answer within days and are not resolved. */
export async function listOpenPodAlerts(
  db: Db,
  { limit, ...asked }: Asked & { limit: number },
): Promise<{ rows: PodAlertRow[]; total: number }> {
  const isAsking = or(eq(alerts.toBand, 'red'), inArray(alerts.tier, ['critical', 'high']));
  const found = await selectRows(db)
    .where(and(isOfPod(asked), isOfPeriod(asked), ne(alerts.status, 'resolved'), isAsking))
    .orderBy(toldAt, asc(alerts.alertId))
    .limit(limit);
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}

const isOfPod = ({ pod, scope }: Asked) => and(eq(alerts.pod, pod), visibleTo(scope));

const selectRows = (db: Db) =>
  db
    .select({
      alertId: alerts.alertId,
      accountId: alerts.accountId,
      name: accounts.name,
      trigger: alerts.trigger,
      tier: alerts.tier,
      status: alerts.status,
      outcome: alerts.outcome,
      reason: alerts.reason,
      driEmail: alerts.driEmail,
      driName,
      timeZone: driTimeZone,
      openedAt: alerts.openedAt,
      toldAt: toldAt.mapWith(alerts.openedAt),
      acknowledgedAt: alerts.acknowledgedAt,
      firstActionAt: alerts.firstActionAt,
      missedAt: alerts.missedAt,
      resolvedAt: alerts.resolvedAt,
      revenueAtRisk: sql`coalesce(${health.revenueAtRisk}, ${alerts.revenueAtRisk})`.mapWith(alerts.revenueAtRisk),
      currency: accounts.currency,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(health, eq(health.accountId, alerts.accountId))
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .$dynamic();
