import type { AlertStatus } from '../domain/alert';
import type { BusinessCalendar } from '../domain/calendar';
import type { Tier } from '../domain/trigger';
import { businessHoursBetween } from './business-hours';

const BUSINESS_DAY_HOURS = 8;
const ROUNDING_HOURS = 1e-6;

/** Business days of 8 business hours each, after which nobody answering has a consequence. Sources: R34; R33 for `missed`. */
export type EscalationSettings = {
  remindBusinessDays: number;
  managerBusinessDays: number;
  missedBusinessDays: number;
};

/** A stretch in which the clock stands still: snoozed, or recovered. `to` null: it lasts. */
export type Pause = { from: Date; to: Date | null };

/** An alert as its escalation sees it. */
export type EscalationSubject = {
  tier: Tier;
  status: AlertStatus;
  toldAt: Date | null; // when its message was posted, or a digest listed it; null: nobody was told yet
  tierSince: Date | null; // when the first trigger of its present tier fired
  assignedAt: Date | null; // when its present DRI took over; null: theirs from the start
  acknowledgedAt: Date | null;
  firstActionAt: Date | null;
  recoveredAt: Date | null;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  missedAt: Date | null;
  pauses: readonly Pause[];
};

export type Escalation = {
  step: 'remind' | 'escalate' | 'missed';
  businessDays: number; // the limit that was reached
  reason: 'not_acknowledged' | 'no_action';
};

/**
 * The next thing that nobody answering an alert leads to, or null (R34, R162).
 *
 * Not acknowledged: its DRI is reminded after `remindBusinessDays`, a manager hears of it after `managerBusinessDays`. No action
 * logged, acknowledged or not: it is missed after `missedBusinessDays`. One step at a time, always in this order, each once per DRI:
 * ask again until null.
 *
 * The clock counts business hours in the DRI's calendar, from when the present DRI was told of the present tier: telling, raising to
 * this tier or reassigning, whichever was last. It stands still while the alert is snoozed or its account recovered. Only Critical and
 * High ask for an answer within days: for the others Monday's digest repeats what waits.
 * @param settings - in business days, whole or not. @throws RangeError for a time zone that does not exist.
 */
export function decideEscalation(
  alert: EscalationSubject,
  calendar: BusinessCalendar,
  now: Date,
  settings: EscalationSettings,
): Escalation | null {
  const days = countBusinessDays(alert, calendar, now);
  if (days === null) return null;
  const isDue = (limit: number): boolean => days >= limit - ROUNDING_HOURS / BUSINESS_DAY_HOURS;
  const { remindBusinessDays, managerBusinessDays, missedBusinessDays } = settings;
  if (alert.acknowledgedAt === null) {
    if (!isDone(alert.remindedAt, alert))
      return isDue(remindBusinessDays) ? unanswered('remind', remindBusinessDays) : null;
    if (!isDone(alert.escalatedAt, alert))
      return isDue(managerBusinessDays) ? unanswered('escalate', managerBusinessDays) : null;
  }
  if (isDone(alert.missedAt, alert) || !isDue(missedBusinessDays)) return null;
  return { step: 'missed', businessDays: missedBusinessDays, reason: 'no_action' };
}

const unanswered = (step: 'remind' | 'escalate', businessDays: number): Escalation => ({
  step,
  businessDays,
  reason: 'not_acknowledged',
});

/** What was done under an earlier DRI is not held against the present one. */
const isDone = (at: Date | null, { assignedAt }: EscalationSubject): boolean =>
  at !== null && (assignedAt === null || at > assignedAt);

/** Business days the DRI has had; null when no clock runs. */
function countBusinessDays(alert: EscalationSubject, calendar: BusinessCalendar, now: Date): number | null {
  const { toldAt, tierSince, assignedAt, tier, status } = alert;
  if (toldAt === null || alert.firstActionAt !== null || alert.recoveredAt !== null) return null;
  if (tier !== 'critical' && tier !== 'high') return null;
  if (status !== 'open' && status !== 'acknowledged') return null;
  const start = latest([toldAt, tierSince, assignedAt]);
  return countRunningHours({ from: start, to: now }, alert.pauses, calendar) / BUSINESS_DAY_HOURS;
}

function countRunningHours(
  span: { from: Date; to: Date },
  pauses: readonly Pause[],
  calendar: BusinessCalendar,
): number {
  const { timeZone, isHoliday } = calendar;
  const hours = (from: Date, to: Date): number => businessHoursBetween(from, to, timeZone, isHoliday);
  let total = 0;
  let from = span.from;
  for (const pause of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    total += hours(from, pause.from < span.to ? pause.from : span.to);
    from = latest([from, pause.to ?? span.to]);
  }
  return total + hours(from, span.to);
}

function latest(instants: readonly (Date | null)[]): Date {
  return new Date(Math.max(...instants.map((at) => at?.getTime() ?? -Infinity)));
}
