import { businessHoursBetween } from '../../alerts/business-hours';
import type { MeasuredAlert } from '../../db/queries/effectiveness';
import type { CalendarOf } from '../../domain/calendar';
import type { Effectiveness, Grouping, NotUseful, Share } from '../../domain/effectiveness';
import type { FeedbackReason } from '../../domain/judgement';
import type { HitRate } from '../../domain/prediction';
import { percentile } from '../measure-pod-latency';

const IN_TIME_HOURS = 40; // five business days of eight hours (R33)

export type MeasureSettings = { calendarOf: CalendarOf; now: Date };
/** An alert that was told, with its hours as its DRI works. */
type Told = MeasuredAlert & { acknowledgeHours: number | null; actionHours: number | null; isDue: boolean };
/** `told` null: nobody was told of it. */
export type TimedAlert = { alert: MeasuredAlert; told: Told | null };

/** Counts each alert's hours once, for however many groups it stands in. Never throws for known time zones. */
export function timeAlerts(alerts: readonly MeasuredAlert[], settings: MeasureSettings): TimedAlert[] {
  return alerts.map((alert) => ({ alert, told: toTold(alert, settings) }));
}

/**
 * How alerts fared, put together by `grouping` (R155–R159). Only alerts that somebody was told of count; the rest are `untold`.
 *   acted     = action within 40 business hours / alerts acted on in that time or older than it
 *   save rate = saved / (saved + lost)
 *   precision = (saved + lost) / (saved + lost + false alarms)
 * `lost` is also every alert whose customer left within 180 days, whatever was said when it was resolved. What nobody has judged yet is in
 * no rate. Pure; never throws.
 */
export function measureEffectiveness(
  alerts: readonly TimedAlert[],
  grouping: Grouping,
  hitRates: ReadonlyMap<string, HitRate>,
): Effectiveness[] {
  const groups = new Map<string, TimedAlert[]>();
  for (const timed of alerts)
    for (const key of keysOf(timed.alert, grouping)) {
      const group = groups.get(key) ?? [];
      group.push(timed); // thousands of one trigger: not copied for each
      groups.set(key, group);
    }
  const rows = [...groups].map(([key, own]) => ({
    ...measureGroup(key, own),
    hitRate: grouping === 'driver' ? (hitRates.get(key) ?? null) : null,
  }));
  return rows.toSorted((a, b) => b.alerts - a.alerts || b.untold - a.untold || a.key.localeCompare(b.key, 'en'));
}

function keysOf({ triggers, driverSignal, pod, driName }: MeasuredAlert, grouping: Grouping): readonly string[] {
  if (grouping === 'trigger') return triggers;
  return [{ driver: driverSignal ?? '', pod: pod ?? '', rep: driName }[grouping]];
}

/** All of them as one; an alert counts once. */
export function measureGroup(key: string, alerts: readonly TimedAlert[]): Effectiveness {
  const told = alerts.flatMap((timed) => timed.told ?? []);
  const outcomes = countOutcomes(told);
  const { saved, lost, falseAlarm } = outcomes;
  const due = told.filter((alert) => alert.isDue || isActedInTime(alert));
  return {
    key,
    alerts: told.length,
    untold: alerts.length - told.length,
    acknowledged: share(told, ({ acknowledgeHours }) => acknowledgeHours !== null),
    acted: share(due, isActedInTime),
    acknowledgeHours: median(told.map(({ acknowledgeHours }) => acknowledgeHours)),
    actionHours: median(told.map(({ actionHours }) => actionHours)),
    outcomes,
    saveRate: { part: saved, whole: saved + lost },
    precision: { part: saved + lost, whole: saved + lost + falseAlarm },
    hitRate: null,
    notUseful: countNotUseful(told),
  };
}

function toTold(alert: MeasuredAlert, { calendarOf, now }: MeasureSettings): Told | null {
  const { toldAt, driEmail, timeZone } = alert;
  if (toldAt === null || toldAt > now) return null;
  const { isHoliday } = calendarOf({ email: driEmail, timeZone });
  const hoursTo = (to: Date | null) => (to === null ? null : businessHoursBetween(toldAt, to, timeZone, isHoliday));
  const hoursUpToEnough = businessHoursBetween(toldAt, now, timeZone, isHoliday, IN_TIME_HOURS);
  return {
    ...alert,
    acknowledgeHours: hoursTo(alert.acknowledgedAt),
    actionHours: hoursTo(alert.firstActionAt),
    isDue: hoursUpToEnough >= IN_TIME_HOURS,
  };
}

/** An alert counts once, whoever said it; of reasons named equally often the one named first. */
function countNotUseful(told: readonly Told[]): NotUseful | null {
  const counts = new Map<FeedbackReason, number>();
  for (const reason of told.flatMap(({ notUseful }) => notUseful)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [top] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (top === undefined) return null;
  return { alerts: told.filter(({ notUseful }) => notUseful.length > 0).length, topReason: top[0] };
}

const isActedInTime = ({ actionHours }: Told): boolean => actionHours !== null && actionHours <= IN_TIME_HOURS;

const share = (all: readonly Told[], holds: (alert: Told) => boolean): Share => ({
  part: all.filter(holds).length,
  whole: all.length,
});

/** What has not happened is left out, never counted as 0. */
function median(hours: readonly (number | null)[]): number | null {
  const known = hours.filter((one) => one !== null).toSorted((a, b) => a - b);
  return percentile(known, 0.5);
}

function countOutcomes(told: readonly Told[]): Effectiveness['outcomes'] {
  const outcomes = { saved: 0, lost: 0, falseAlarm: 0, nothingYet: 0, open: 0 };
  for (const alert of told) outcomes[endOf(alert)] += 1;
  return outcomes;
}

function endOf({ hasLeft, isResolved, outcome }: Told): keyof Effectiveness['outcomes'] {
  if (hasLeft || outcome === 'lost') return 'lost';
  if (!isResolved) return 'open';
  if (outcome === 'saved') return 'saved';
  return outcome === 'false_alarm' ? 'falseAlarm' : 'nothingYet';
}
