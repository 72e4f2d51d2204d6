import { and, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { AlertEventKind } from '../../../domain/alert';
import { alertEvents, alerts, people } from '../../schema';
import type { ListEntries } from './asked';

/** What someone who reads back wants to know; that it was posted, listed or counted is bookkeeping. */
const TOLD: AlertEventKind[] = [
  'opened',
  'joined',
  'acknowledged',
  'snoozed',
  'action_logged',
  'recovered',
  'relapsed',
  'reassigned',
  'raised',
  'escalated',
  'missed',
  'resolved',
];

/** The account's alerts, and what was done about them. */
export const listAlertEntries: ListEntries = async (db, { accountId, since, now, limit }) => {
  const rows = await db
    .select({
      id: alertEvents.id,
      event: alertEvents.kind,
      at: alertEvents.at,
      note: alertEvents.note,
      byName: sql<string | null>`coalesce(${people.name}, ${alertEvents.byEmail})`,
      trigger: alerts.trigger,
      reason: alerts.reason,
      outcome: alerts.outcome,
    })
    .from(alertEvents)
    .innerJoin(alerts, eq(alerts.alertId, alertEvents.alertId))
    .leftJoin(people, eq(people.email, alertEvents.byEmail))
    .where(
      and(
        eq(alerts.accountId, accountId),
        inArray(alertEvents.kind, TOLD),
        gt(alertEvents.at, since),
        lte(alertEvents.at, now),
      ),
    )
    .orderBy(desc(alertEvents.at), desc(alertEvents.id))
    .limit(limit);
  return rows.map(({ id, at, event, trigger, byName, note, reason, outcome }) => {
    const said = event === 'opened' ? reason : note;
    const ended = event === 'resolved' ? outcome : null;
    return {
      at,
      day: null,
      key: `alert:${id}`,
      what: { kind: 'alert', event, trigger, byName, note: said, outcome: ended },
    };
  });
};
