import { businessHoursBetween } from '../alerts/business-hours';
import { weekStart } from '../alerts/week-start';
import type { AnsweredAlert } from '../db/queries/pod-latency';
import type { CalendarOf } from '../domain/calendar';
import type { Latency, PodLatency, RepLatency } from '../domain/pod-latency';

const BUSINESS_DAY_HOURS = 8;
const IN_TIME_HOURS = 5 * BUSINESS_DAY_HOURS; // R33
const DAY_MS = 86_400_000;

type Period = { since: Date; now: Date };
/** Business hours from an alert's being told to an instant, as its DRI works. */
type HoursTo = (alert: AnsweredAlert, to: Date) => number;
type Measured = Omit<PodLatency, 'pod' | 'periodDays' | 'weeklyBudget' | 'away' | 'readAt'>;

/**
 * How a pod answered its alerts (R24, R32, R33), all hours in the business hours of each alert's DRI, without the holidays where they are.
 * Latencies and counts are over alerts told in [since, now] that ask for an answer within days; `openByAge` and `open` over every
 * unresolved one of those. What was done in time is asked of Red ones alone (R33), and a rep's week counts whatever they were told (X15).
 * What has not happened is left out of a percentile, never counted as 0. Pure; never throws for known time zones.
 */
export function measurePodLatency(alerts: readonly AnsweredAlert[], period: Period, calendarOf: CalendarOf): Measured {
  const hoursTo = toHours(calendarOf);
  const asking = alerts.filter(isAsking);
  const recent = asking.filter(({ toldAt }) => toldAt >= period.since && toldAt <= period.now);
  const red = recent.filter(({ isRed }) => isRed);
  return {
    alerts: recent.length,
    missed: asking.filter(({ isOpen, missedAt }) => isOpen && missedAt !== null).length,
    toAcknowledge: latencyOf(recent, hoursTo, ({ acknowledgedAt }) => acknowledgedAt),
    toAction: latencyOf(recent, hoursTo, ({ firstActionAt }) => firstActionAt),
    actionedInTime: shareInTime(red, hoursTo, period.now),
    openByAge: countByAge(asking, period.now),
    reps: listReps(alerts, hoursTo, period),
  };
}

const isAsking = ({ isRed, isUrgent }: AnsweredAlert): boolean => isRed || isUrgent;

const toHours =
  (calendarOf: CalendarOf): HoursTo =>
  ({ toldAt, driEmail, timeZone }, to) =>
    businessHoursBetween(toldAt, to, timeZone, calendarOf({ email: driEmail, timeZone }).isHoliday);

function latencyOf(
  alerts: readonly AnsweredAlert[],
  hoursTo: HoursTo,
  answeredAt: (alert: AnsweredAlert) => Date | null,
): Latency {
  const hours = alerts.flatMap((alert) => {
    const at = answeredAt(alert);
    return at === null ? [] : [hoursTo(alert, at)];
  });
  hours.sort((a, b) => a - b);
  return { p50Hours: percentile(hours, 0.5), p90Hours: percentile(hours, 0.9), count: hours.length };
}

/** Linear between the two nearest ranks, as percentile_cont in SQL. @param sorted - ascending. Null when empty. */
export function percentile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (at - Math.floor(at));
}

function shareInTime(alerts: readonly AnsweredAlert[], hoursTo: HoursTo, now: Date): PodLatency['actionedInTime'] {
  const due = alerts.filter((alert) => hoursTo(alert, now) >= IN_TIME_HOURS);
  const isInTime = (alert: AnsweredAlert) =>
    alert.firstActionAt !== null && hoursTo(alert, alert.firstActionAt) <= IN_TIME_HOURS;
  const actioned = due.filter(isInTime).length;
  return { rate: due.length === 0 ? null : actioned / due.length, actioned, due: due.length };
}

function countByAge(alerts: readonly AnsweredAlert[], now: Date): PodLatency['openByAge'] {
  const days = alerts.filter(({ isOpen }) => isOpen).map(({ toldAt }) => (now.getTime() - toldAt.getTime()) / DAY_MS);
  const within = (from: number, to: number): number => days.filter((age) => age >= from && age < to).length;
  return {
    underOneDay: within(-Infinity, 1),
    oneToThreeDays: within(1, 3),
    threeToSevenDays: within(3, 7),
    overSevenDays: within(7, Infinity),
  };
}

/** The most alerts this week first, then by name. */
function listReps(alerts: readonly AnsweredAlert[], hoursTo: HoursTo, period: Period): RepLatency[] {
  const byRep = new Map<string | null, AnsweredAlert[]>();
  for (const alert of alerts) byRep.set(alert.driEmail, [...(byRep.get(alert.driEmail) ?? []), alert]);
  const reps = [...byRep.values()].map((own) => measureRep(own, hoursTo, period));
  return reps.toSorted((a, b) => b.alertsThisWeek - a.alertsThisWeek || a.name.localeCompare(b.name, 'en'));
}

function measureRep(own: readonly AnsweredAlert[], hoursTo: HoursTo, { since, now }: Period): RepLatency {
  const told = own.filter(({ toldAt }) => toldAt >= since && toldAt <= now);
  const recent = told.filter(isAsking);
  return {
    name: own[0]?.driName ?? '',
    alerts: recent.length,
    open: own.filter((alert) => alert.isOpen && isAsking(alert)).length,
    toAcknowledge: latencyOf(recent, hoursTo, ({ acknowledgedAt }) => acknowledgedAt),
    toAction: latencyOf(recent, hoursTo, ({ firstActionAt }) => firstActionAt),
    alertsThisWeek: told.filter(({ toldAt, timeZone }) => toldAt >= weekStart(now, timeZone)).length,
  };
}
