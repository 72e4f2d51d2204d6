import { asc } from 'drizzle-orm';
import type { Db } from '../../src/db/client';
import { alertEvents, alerts, alertTriggers, outbox } from '../../src/db/schema';
import type { Finding, Tier, TriggerId } from '../../src/domain/trigger';

const finding = (trigger: TriggerId, tier: Tier, reason: string, changes: Partial<Finding>): Finding => ({
  trigger,
  tier,
  key: '',
  reason,
  action: `act on ${trigger}`,
  actionDueOn: '2026-03-12',
  stream: null,
  evidence: { value: 1, limit: 1, windowDays: null },
  ...changes,
});

/** Findings as src/alerts/triggers makes them, one of each tier. */
export const findP1 = (key = 'T-1', changes: Partial<Finding> = {}) =>
  finding('p1_opened', 'critical', `P1 open for 3 h (${key})`, { key, stream: 'tickets', ...changes });
export const findLowScore = (changes: Partial<Finding> = {}) =>
  finding('score_below', 'critical', 'Health score at 20, under 25', { stream: 'usage_daily', ...changes });
export const findDetractor = (key = 'R-1', changes: Partial<Finding> = {}) =>
  finding('detractor', 'high', 'NPS 3, 2 days ago', { key, stream: 'nps', ...changes });
export const findUsageDrop = (changes: Partial<Finding> = {}) =>
  finding('usage_drop', 'high', 'Logins down 45% in 30 days', { stream: 'usage_daily', ...changes });
export const findUnusedSeats = (changes: Partial<Finding> = {}) =>
  finding('seats_unused', 'moderate', '42% of seats in use', { stream: 'usage_daily', ...changes });
export const findRenewal = (days: 90 | 60 | 30, changes: Partial<Finding> = {}) =>
  finding(`renewal_${days}`, 'renewal', `Renewal in ${days} days`, { key: '2026-06-01', ...changes });
export const findFullSeats = (changes: Partial<Finding> = {}) =>
  finding('seats_full', 'expansion', '95% of seats in use', { stream: 'usage_daily', ...changes });

/** What the tests look at, each in the order it was written. */
export const createReader = (db: () => Db) => ({
  alerts: () => db().select().from(alerts).orderBy(asc(alerts.openedAt)),
  lines: async () => {
    const rows = await db()
      .select()
      .from(alertTriggers)
      .orderBy(asc(alertTriggers.firedAt), asc(alertTriggers.trigger));
    return rows.map(({ trigger, clearedAt }) => (clearedAt === null ? trigger : `${trigger} (cleared)`));
  },
  events: async () => {
    const rows = await db().select().from(alertEvents).orderBy(asc(alertEvents.id));
    return rows.map(({ kind }) => kind);
  },
  outbox: async () => {
    const rows = await db().select().from(outbox).orderBy(asc(outbox.id));
    return rows.map(({ kind, status, toEmail }) => `${kind} ${toEmail ?? status}`);
  },
});
