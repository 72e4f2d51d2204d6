import { LAG_LIMIT_HOURS } from '../../alerts/monitors/data-lag';
import { OVERRIDDEN_MOST_RATE } from '../../alerts/monitors/gaming';
import { ACTIONED_LEAST_RATE } from '../../alerts/monitors/role-confusion';
import type { Db } from '../../db/client';
import { countMitigations } from '../../db/queries/monitor-signs';
import {
  findFirstMonitorDay,
  listAlarms,
  listMonitorDays,
  type MonitorAlarm,
  type MonitorDay,
} from '../../db/queries/monitors';
import { MONITORS, type FailureMode, type Failures, type MonitorId } from '../../domain/monitor';
import type { KnownViewer } from '../../domain/viewer';
import { ForbiddenError } from '../../errors';
import { toDay } from './measure-monitors';

const DAY_MS = 86_400_000;
const TREND_WEEKS = 8;
const WEEK_DAYS = 7;

export type FailuresDeps = { db: Db; weeklyBudget: number };

/** Who reads the panel: RevOps and executives. Managers and reps see what concerns them on their Home. @throws ForbiddenError */
export async function readFailures(deps: FailuresDeps, viewer: KnownViewer, now: Date): Promise<Failures> {
  if (viewer.scope.kind !== 'all')
    throw new ForbiddenError(
      'The failure modes are for RevOps and executives. What concerns you stands on my Home tab.',
    );
  return readFailurePanel(deps, now);
}

/** The four failure modes (R27–R33) as last measured: value, limit, since when, what is being done about it, eight weeks back. */
export async function readFailurePanel({ db, weeklyBudget }: FailuresDeps, now: Date): Promise<Failures> {
  const weekStart = new Date(now.getTime() - WEEK_DAYS * DAY_MS);
  const [alarms, counts, measuredSince] = await Promise.all([
    listAlarms(db),
    countMitigations(db, { weekStart, now }),
    findFirstMonitorDay(db),
  ]);
  const modes = MONITORS.map(async (monitor) => {
    const days = await listMonitorDays(db, {
      monitor,
      subject: '',
      fromDay: dayBefore(now, TREND_WEEKS * WEEK_DAYS - 1),
      toDay: toDay(now),
    });
    return toMode(monitor, days, { threshold: thresholdOf(monitor, weeklyBudget), alarms, counts, now });
  });
  return { modes: await Promise.all(modes), measuredSince, readAt: now };
}

const dayBefore = (now: Date, days: number): string => toDay(new Date(now.getTime() - days * DAY_MS));

type Context = {
  threshold: number;
  alarms: readonly MonitorAlarm[];
  counts: Awaited<ReturnType<typeof countMitigations>>;
  now: Date;
};

function toMode(
  monitor: MonitorId,
  days: readonly MonitorDay[],
  { threshold, alarms, counts, now }: Context,
): FailureMode {
  const last = days.at(-1);
  return {
    monitor,
    value: last?.value ?? null,
    threshold,
    isBreached: last?.isBreached ?? false,
    since: alarms.find((alarm) => alarm.monitor === monitor && alarm.subject === '')?.since ?? null,
    detail: toDetail(last?.detail ?? {}),
    mitigation: mitigationOf(monitor, counts),
    trend: toWeeks(days, now),
  };
}

const toDetail = (detail: Record<string, unknown>): FailureMode['detail'] =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]),
  );

function thresholdOf(monitor: MonitorId, weeklyBudget: number): number {
  switch (monitor) {
    case 'gaming':
      return OVERRIDDEN_MOST_RATE;
    case 'data_lag':
      return LAG_LIMIT_HOURS;
    case 'fatigue':
      return weeklyBudget;
    case 'role_confusion':
      return ACTIONED_LEAST_RATE;
  }
}

function mitigationOf(monitor: MonitorId, counts: Context['counts']): FailureMode['mitigation'] {
  switch (monitor) {
    case 'gaming':
      return { judgements: counts.currentOverrides };
    case 'data_lag':
      return { withheld: counts.withheld };
    case 'fatigue':
      return { deferred: counts.deferred };
    case 'role_confusion':
      return { nameless: counts.nameless, reminded: counts.reminded };
  }
}

/** The last value of each week, oldest first. */
function toWeeks(days: readonly MonitorDay[], now: Date): (number | null)[] {
  const weeks = Array.from({ length: TREND_WEEKS }, (): number | null => null);
  for (const { day, value } of days) {
    const ago = Math.floor((Date.parse(toDay(now)) - Date.parse(day)) / DAY_MS / WEEK_DAYS);
    if (ago < TREND_WEEKS) weeks[TREND_WEEKS - 1 - ago] = value;
  }
  return weeks;
}
