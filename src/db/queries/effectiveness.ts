import { and, asc, eq, gte, inArray, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../domain/alert';
import type { FeedbackReason } from '../../domain/judgement';
import type { TriggerId } from '../../domain/trigger';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { alerts, people } from '../schema';

/** An alert with all that says how it fared. */
export type MeasuredAlert = {
  alertId: string;
  triggers: readonly TriggerId[]; // each once
  driverSignal: string | null;
  pod: string | null;
  driEmail: string | null;
  driName: string;
  timeZone: string; // of the DRI
  toldAt: Date | null; // posted or listed, whichever came first
  acknowledgedAt: Date | null;
  firstActionAt: Date | null;
  isResolved: boolean;
  outcome: Outcome | null;
  hasLeft: boolean; // the customer left within half a year of the alert
  notUseful: readonly FeedbackReason[]; // one of each person who said so, by `now`
};

/** After that, leaving is another story. */
const LOST_WITHIN_DAYS = 180;

/** Alerts opened from `since` to `now` that someone may judge: their own, those of their pods, or all. */
export function listMeasuredAlerts(db: Db, args: { since: Date; now: Date; scope: Scope }): Promise<MeasuredAlert[]> {
  return db
    .select({
      alertId: alerts.alertId,
      triggers: sql<TriggerId[]>`coalesce((select array_agg(distinct t.trigger order by t.trigger) from alert_triggers t
        where t.alert_id = ${alerts.alertId}), array[${alerts.trigger}])`,
      driverSignal: alerts.driverSignal,
      pod: alerts.pod,
      driEmail: alerts.driEmail,
      driName: sql<string>`coalesce(${people.name}, ${alerts.driEmail}, 'Nobody named')`,
      timeZone: sql<string>`coalesce(${people.timeZone}, 'UTC')`,
      toldAt: sql<Date | null>`least(${alerts.postedAt}, ${alerts.listedAt})`.mapWith(alerts.postedAt),
      acknowledgedAt: alerts.acknowledgedAt,
      firstActionAt: alerts.firstActionAt,
      isResolved: sql<boolean>`${alerts.status} = 'resolved'`,
      outcome: alerts.outcome,
      hasLeft: sql<boolean>`exists (select 1 from outcomes o where o.account_id = ${alerts.accountId} and o.outcome = 'churned'
        and o.effective_on >= (${alerts.openedAt} at time zone 'utc')::date
        and o.effective_on <= least((${alerts.openedAt} at time zone 'utc')::date + ${sql.raw(String(LOST_WITHIN_DAYS))}, ${args.now.toISOString().slice(0, 10)}::date))`,
      notUseful: sql<
        FeedbackReason[]
      >`coalesce((select array_agg(f.reason order by f.given_at, f.feedback_id) from alert_feedback f
        where f.alert_id = ${alerts.alertId} and f.given_at <= ${args.now.toISOString()}::timestamptz), '{}')`,
    })
    .from(alerts)
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .where(and(gte(alerts.openedAt, args.since), lte(alerts.openedAt, args.now), within(args.scope)))
    .orderBy(asc(alerts.openedAt), asc(alerts.alertId));
}

function within(scope: Scope): SQL | undefined {
  if (scope.kind === 'all') return undefined;
  const own = eq(alerts.driEmail, scope.email);
  return scope.pods.length === 0 ? own : or(own, inArray(alerts.pod, [...scope.pods]));
}
