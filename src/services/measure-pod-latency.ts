import { type BusinessClock, createBusinessClock } from '../alerts/business-clock';
import { weekStart } from '../alerts/week-start';
import type { AnsweredAlert } from '../db/queries/pod-latency';
import type { CalendarOf } from '../domain/calendar';
import type { ActionedInTime, Latency, PodSummary, RepLatency } from '../domain/pod-latency';
import { groupBy } from './portfolio/group-by';

const BUSINESS_DAY_HOURS = 8;
const IN_TIME_HOURS = 5 * BUSINESS_DAY_HOURS; // R33
const DAY_MS = 86_400_000;

type Period = { since: Date; now: Date };
type Answers = Omit<PodSummary, 'pod' | 'periodDays' | 'weeklyBudget' | 'readAt'>;

/** What was measured of one alert, once: pods and reps add up the same. */
type Timed = {
  alert: AnsweredAlert;
  isAsking: boolean; // for an answer within days
  isRecent: boolean; // told in the period
  acknowledgeHours: number | null;
  actionHours: number | null;
  isDue: boolean; // Red, and five business days have passed
};

/**
 * How a pod answered its alerts (R24, R32, R33), all hours in the business hours of each alert's DRI, without the holidays where they are.
 * Latencies and counts are over alerts told in [since, now] that ask for an answer within days; `openByAge` and `open` over every
 * unresolved one of those. What was done in time is asked of Red ones alone (R33), and a rep's week counts whatever they were told (X15).
 * What has not happened is left out of a percentile, never counted as 0. Pure; never throws for known time zones.
 */
export function measurePodLatency(
  alerts: readonly AnsweredAlert[],
  period: Period,
  calendarOf: CalendarOf,
): Answers & { reps: RepLatency[] } {
  const byRep = timeByRep(alerts, period, calendarOf);
  return { ...addUp([...byRep.values()].flat(), period), reps: listReps(byRep, period) };
}

/** The same without its reps: for whoever looks over many pods. */
export const measureAnswers = (alerts: readonly AnsweredAlert[], period: Period, calendarOf: CalendarOf): Answers =>
  addUp([...timeByRep(alerts, period, calendarOf).values()].flat(), period);

function timeByRep(
  alerts: readonly AnsweredAlert[],
  period: Period,
  calendarOf: CalendarOf,
): Map<string | null, Timed[]> {
  const byRep = groupBy(alerts, ({ driEmail }) => driEmail);
  return new Map(
    [...byRep].map(([email, own]) => {
      const clock = toClock(own, period, calendarOf);
      return [email, own.map((alert) => toTimed(alert, period, clock))];
    }),
  );
}

/** Of one person, who is in one place. */
function toClock(own: readonly AnsweredAlert[], { now }: Period, calendarOf: CalendarOf): BusinessClock {
  const { driEmail = null, timeZone = 'UTC' } = own[0] ?? {};
  const from = own.reduce((first, { toldAt }) => Math.min(first, toldAt.getTime()), now.getTime());
  return createBusinessClock(calendarOf({ email: driEmail, timeZone }), { from: new Date(from), to: now });
}

function toTimed(alert: AnsweredAlert, { since, now }: Period, hoursBetween: BusinessClock): Timed {
  const { toldAt, acknowledgedAt, firstActionAt, isRed, isUrgent } = alert;
  return {
    alert,
    isAsking: isRed || isUrgent,
    isRecent: toldAt >= since && toldAt <= now,
    acknowledgeHours: acknowledgedAt === null ? null : hoursBetween(toldAt, acknowledgedAt),
    actionHours: firstActionAt === null ? null : hoursBetween(toldAt, firstActionAt),
    isDue: isRed && hoursBetween(toldAt, now) >= IN_TIME_HOURS,
  };
}

function addUp(timed: readonly Timed[], { now }: Period): Answers {
  const asking = timed.filter(({ isAsking }) => isAsking);
  return { ...measureGroup(asking), openByAge: countByAge(asking, now) };
}

/** What a pod and one of its reps have in common, of alerts that ask for an answer. */
function measureGroup(asking: readonly Timed[]) {
  const recent = asking.filter(({ isRecent }) => isRecent);
  return {
    alerts: recent.length,
    missed: asking.filter(({ alert }) => alert.isOpen && alert.missedAt !== null).length,
    toAcknowledge: latencyOf(recent.map(({ acknowledgeHours }) => acknowledgeHours)),
    toAction: latencyOf(recent.map(({ actionHours }) => actionHours)),
    actionedInTime: shareInTime(recent.filter(({ isDue }) => isDue)),
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

function countByAge(asking: readonly Timed[], now: Date): PodSummary['openByAge'] {
  const open = asking.filter(({ alert }) => alert.isOpen);
  const days = open.map(({ alert }) => (now.getTime() - alert.toldAt.getTime()) / DAY_MS);
  const within = (from: number, to: number): number => days.filter((age) => age >= from && age < to).length;
  return {
    underOneDay: within(-Infinity, 1),
    oneToThreeDays: within(1, 3),
    threeToSevenDays: within(3, 7),
    overSevenDays: within(7, Infinity),
  };
}

/** The most alerts this week first, then by name. */
function listReps(byRep: ReadonlyMap<string | null, readonly Timed[]>, { now }: Period): RepLatency[] {
  const reps = [...byRep].map(([email, own]) => measureRep(email, own, now));
  return reps.toSorted((a, b) => b.alertsThisWeek - a.alertsThisWeek || a.name.localeCompare(b.name, 'en'));
}

function measureRep(email: string | null, own: readonly Timed[], now: Date): RepLatency {
  const { driName = '', timeZone = 'UTC' } = own[0]?.alert ?? {};
  const monday = weekStart(now, timeZone);
  const asking = own.filter(({ isAsking }) => isAsking);
  return {
    email,
    name: driName,
    ...measureGroup(asking),
    open: asking.filter(({ alert }) => alert.isOpen).length,
    alertsThisWeek: own.filter(({ isRecent, alert }) => isRecent && alert.toldAt >= monday).length,
  };
}
