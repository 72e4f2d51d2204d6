import { businessHoursBetween } from '../../../alerts/business-hours';
import type { WeekAlert } from '../../../db/queries/week-alerts';
import type { CalendarOf } from '../../../domain/calendar';
import type { Mover } from '../../../domain/score-move';
import type { TrendStep, WeeklyTrend } from '../../../domain/weekly-trend';
import { percentile } from '../../measure-pod-latency';

const BUSINESS_DAY_HOURS = 8;
const CHASE_FROM_DAYS = 2;

type Week = { since: Date; until: Date };

/** What was told, done and missed in a week, and the median of business hours from told to done, as each person named works. */
export function measureAnswers(
  alerts: readonly WeekAlert[],
  { since, until }: Week,
  calendarOf: CalendarOf,
): WeeklyTrend['alerts'] {
  const isIn = (at: Date | null): at is Date => at !== null && at >= since && at < until;
  const hours = alerts.flatMap((alert) =>
    isIn(alert.firstActionAt) ? [hoursTo(alert, alert.firstActionAt, calendarOf)] : [],
  );
  return {
    told: alerts.filter(({ toldAt }) => isIn(toldAt)).length,
    acted: hours.length,
    missed: alerts.filter(({ missedAt }) => isIn(missedAt)).length,
    actionHours: percentile(
      hours.toSorted((a, b) => a - b),
      0.5,
    ),
  };
}

/**
 * The one thing to do (R2): ask about the alert that has waited longest, two business days or more, of equals the one with the most revenue
 * at risk; else look at the account that fell most. Never throws.
 */
export function chooseStep(
  alerts: readonly WeekAlert[],
  fell: readonly Mover[],
  { now, calendarOf }: { now: Date; calendarOf: CalendarOf },
): TrendStep {
  const waiting = alerts
    .filter(({ isWaiting }) => isWaiting)
    .map((alert) => ({ alert, businessDays: Math.floor(hoursTo(alert, now, calendarOf) / BUSINESS_DAY_HOURS) }))
    .filter(({ businessDays }) => businessDays >= CHASE_FROM_DAYS)
    .toSorted((a, b) => b.businessDays - a.businessDays || worthOf(b.alert) - worthOf(a.alert));
  const [longest] = waiting;
  if (longest !== undefined) {
    const { alert, businessDays } = longest;
    return {
      kind: 'chase',
      rep: alert.driEmail === null ? null : alert.driName,
      account: alert.accountName,
      businessDays,
    };
  }
  const [steepest] = fell;
  return steepest === undefined
    ? { kind: 'none' }
    : { kind: 'look', account: steepest.name, points: steepest.from - steepest.to };
}

const worthOf = ({ revenueAtRisk }: WeekAlert): number => revenueAtRisk ?? -1;

const hoursTo = ({ toldAt, driEmail, timeZone }: WeekAlert, to: Date, calendarOf: CalendarOf): number =>
  businessHoursBetween(toldAt, to, timeZone, calendarOf({ email: driEmail, timeZone }).isHoliday);
