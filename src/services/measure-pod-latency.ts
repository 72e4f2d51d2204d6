import { businessHoursBetween } from '../alerts/business-hours';
import { weekStart } from '../alerts/week-start';
import type { AnsweredAlert } from '../db/queries/pod-latency';
import type { CalendarOf } from '../domain/calendar';
import type { ActionedInTime, Latency, PodLatency, RepLatency } from '../domain/pod-latency';
import { groupBy } from './portfolio/group-by';

const BUSINESS_DAY_HOURS = 8;
const IN_TIME_HOURS = 5 * BUSINESS_DAY_HOURS; // R33
const DAY_MS = 86_400_000;

type Period = { since: Date; now: Date };
type Measured = Omit<PodLatency, 'pod' | 'periodDays' | 'weeklyBudget' | 'away' | 'readAt'>;

/** What was measured of one alert, once: pods and reps add up the same. */
type Timed = AnsweredAlert & {
  isAsking: boolean; // for an answer within days
  isRecent: boolean; // told in the period
  acknowledgeHours: number | null;
  actionHours: number | null;
  isDue: boolean; // five business days have passed
};

/**
 * How a pod answered its alerts (R24, R32, R33), all hours in the business hours of each alert's DRI, without the holidays where they are.
 * Latencies and counts are over alerts told in [since, now] that ask for an answer within days; `openByAge` and `open` over every
 * unresolved one of those. What was done in time is asked of Red ones alone (R33), and a rep's week counts whatever they were told (X15).
 * What has not happened is left out of a percentile, never counted as 0. Pure; never throws for known time zones.
 */
export function measurePodLatency(alerts: readonly AnsweredAlert[], period: Period, calendarOf: CalendarOf): Measured {
  const timed = alerts.map((alert) => toTimed(alert, period, calendarOf));
  return {
    ...measureGroup(timed),
    openByAge: countByAge(
      timed.filter(({ isAsking }) => isAsking),
      period.now,
    ),
    reps: listReps(timed, period),
  };
}

function toTimed(alert: AnsweredAlert, { since, now }: Period, calendarOf: CalendarOf): Timed {
  const { toldAt, acknowledgedAt, firstActionAt, driEmail, timeZone } = alert;
  const { isHoliday } = calendarOf({ email: driEmail, timeZone });
  const hoursTo = (to: Date, enough?: number) => businessHoursBetween(toldAt, to, timeZone, isHoliday, enough);
  return {
    ...alert,
    isAsking: alert.isRed || alert.isUrgent,
    isRecent: toldAt >= since && toldAt <= now,
    acknowledgeHours: acknowledgedAt === null ? null : hoursTo(acknowledgedAt),
    actionHours: firstActionAt === null ? null : hoursTo(firstActionAt),
    isDue: alert.isRed && hoursTo(now, IN_TIME_HOURS) >= IN_TIME_HOURS,
  };
}

/** What a pod and one of its reps have in common. */
function measureGroup(alerts: readonly Timed[]) {
  const asking = alerts.filter(({ isAsking }) => isAsking);
  const recent = asking.filter(({ isRecent }) => isRecent);
  return {
    alerts: recent.length,
    missed: asking.filter(({ isOpen, missedAt }) => isOpen && missedAt !== null).length,
    toAcknowledge: latencyOf(recent.map(({ acknowledgeHours }) => acknowledgeHours)),
    toAction: latencyOf(recent.map(({ actionHours }) => actionHours)),
    actionedInTime: shareInTime(recent.filter(({ isRed, isDue }) => isRed && isDue)),
  };
}

function latencyOf(measured: readonly (number | null)[]): Latency {
  const hours = measured.filter((one) => one !== null).toSorted((a, b) => a - b);
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

function shareInTime(due: readonly Timed[]): ActionedInTime {
  const actioned = due.filter(({ actionHours }) => actionHours !== null && actionHours <= IN_TIME_HOURS).length;
  return { rate: due.length === 0 ? null : actioned / due.length, actioned, due: due.length };
}

function countByAge(alerts: readonly Timed[], now: Date): PodLatency['openByAge'] {
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
function listReps(alerts: readonly Timed[], { now }: Period): RepLatency[] {
  const byRep = groupBy(alerts, ({ driEmail }) => driEmail);
  const reps = [...byRep].map(([email, own]) => measureRep(email, own, now));
  return reps.toSorted((a, b) => b.alertsThisWeek - a.alertsThisWeek || a.name.localeCompare(b.name, 'en'));
}

function measureRep(email: string | null, own: readonly Timed[], now: Date): RepLatency {
  const monday = weekStart(now, own[0]?.timeZone ?? 'UTC'); // of one person, so of one zone
  return {
    email,
    name: own[0]?.driName ?? '',
    ...measureGroup(own),
    open: own.filter(({ isOpen, isAsking }) => isOpen && isAsking).length,
    alertsThisWeek: own.filter(({ isRecent, toldAt }) => isRecent && toldAt >= monday).length,
  };
}
