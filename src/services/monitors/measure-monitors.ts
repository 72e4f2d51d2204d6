import { businessHoursBetween } from '../../alerts/business-hours';
import { judgeDataLag, median } from '../../alerts/monitors/data-lag';
import { judgeFatigue } from '../../alerts/monitors/fatigue';
import { judgeGaming } from '../../alerts/monitors/gaming';
import { judgeRoleConfusion } from '../../alerts/monitors/role-confusion';
import type { Db } from '../../db/client';
import { listMonitorDays } from '../../db/queries/monitors';
import { listGamingSigns, listRedAnswers, listRepLoads } from '../../db/queries/monitor-signs';
import type { CalendarOf } from '../../domain/calendar';
import type { MonitorReading } from '../../domain/monitor';
import type { RequiredFact } from '../../domain/required-fact';
import type { StreamFreshness } from '../../domain/stream';

import { measureCompleteness } from './measure-completeness';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PERIOD_DAYS = 30;
const IN_TIME_HOURS = 5 * 8; // R33: five business days of eight hours

export type MonitorSettings = {
  weeklyBudget: number;
  edges: readonly number[]; // lower edges of the bands above red
  calendarOf: CalendarOf;
  requiredFacts?: readonly RequiredFact[];
};
export type MeasureInput = MonitorSettings & { freshness: readonly StreamFreshness[]; now: Date };

export const toDay = (instant: Date): string => instant.toISOString().slice(0, 10);
/** Whom a source's freshness is kept under among the days of `data_lag`. */
export const sloSubject = ({ source, stream }: Pick<StreamFreshness, 'source' | 'stream'>): string =>
  `${source}/${stream}`;

/** Everything the monitors say at `now`, of the company, persons and required facts: reads, judges, writes nothing. */
export async function measureMonitors(db: Db, input: MeasureInput): Promise<MonitorReading[]> {
  const [lag, gaming, fatigue, roles, facts] = await Promise.all([
    measureLag(db, input),
    measureGaming(db, input),
    listRepLoads(db, input.now).then((loads) => judgeFatigue(loads, input.weeklyBudget)),
    measureRoles(db, input),
    measureCompleteness(db, { required: input.requiredFacts ?? [], now: input.now }),
  ]);
  return [...lag, ...gaming, fatigue, roles, ...facts];
}

/** Hours since the data reach; the age of the process's own knowledge where a source never delivered a day. */
const ageHours = ({ asOf }: StreamFreshness, now: Date): number | null =>
  asOf === null ? null : (now.getTime() - asOf.getTime()) / HOUR_MS;

/**
 * The median age is that of the usage streams, on which most changes rest; of all telemetry where no usage is connected. Each stream's
 * own age is kept beside it: its limit is its SLO (R31).
 */
async function measureLag(db: Db, { freshness: all, now }: MeasureInput): Promise<MonitorReading[]> {
  const freshness = all.filter(({ replacedBy }) => replacedBy === undefined); // what nobody waits for is not late
  const usage = freshness.filter(({ stream }) => stream === 'usage_daily');
  const telemetry = usage.length > 0 ? usage : freshness;
  const hours = median(telemetry.map((one) => ageHours(one, now)).filter((age) => age !== null));
  const today = toDay(now);
  const fromDay = toDay(new Date(now.getTime() - 14 * DAY_MS));
  const before = await listMonitorDays(db, { monitor: 'data_lag', subject: '', fromDay, toDay: today });
  const days = [
    ...before.filter(({ day }) => day !== today).map(({ day, value }) => ({ day, hours: value })),
    { day: today, hours },
  ];
  return [judgeDataLag(days, today), ...freshness.map((one) => toStreamReading(one, now))];
}

const toStreamReading = (one: StreamFreshness, now: Date): MonitorReading => ({
  monitor: 'data_lag',
  subject: sloSubject(one),
  value: ageHours(one, now),
  threshold: one.limitHours,
  isBreached: one.isStale,
  detail: {},
});

async function measureGaming(db: Db, { edges, now }: MeasureInput): Promise<MonitorReading[]> {
  const signs = await listGamingSigns(db, { edges, now });
  const fleet = signs.find(({ email }) => email === '');
  const fleetEdgeRate = fleet === undefined || fleet.accounts === 0 ? 0 : fleet.nearEdgeModel / fleet.accounts;
  const people = signs.filter(({ email }) => email !== '');
  const own = people.map(({ email, ...counts }) => judgeGaming(email, counts, fleetEdgeRate));
  const company = judgeGaming('', fleet ?? NO_SIGNS, fleetEdgeRate);
  const breached = own.filter(({ isBreached }) => isBreached).length;
  return [
    { ...company, isBreached: company.isBreached || breached > 0, detail: { ...company.detail, people: breached } },
    ...own,
  ];
}

const NO_SIGNS = { yellowAccounts: 0, yellowOverridden: 0, accounts: 0, nearEdge: 0, madeBeforeReview: 0 };

async function measureRoles(db: Db, { now, calendarOf }: MeasureInput): Promise<MonitorReading> {
  const since = new Date(now.getTime() - PERIOD_DAYS * DAY_MS);
  const answers = await listRedAnswers(db, { since, now });
  const hoursTo = ({ toldAt, timeZone, driEmail }: (typeof answers)[number], to: Date): number =>
    businessHoursBetween(toldAt, to, timeZone, calendarOf({ email: driEmail, timeZone }).isHoliday);
  const due = answers.filter((one) => hoursTo(one, now) >= IN_TIME_HOURS);
  const actioned = due.filter((one) => one.firstActionAt !== null && hoursTo(one, one.firstActionAt) <= IN_TIME_HOURS);
  return judgeRoleConfusion({ due: due.length, actioned: actioned.length });
}
