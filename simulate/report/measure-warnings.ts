import { quantile } from 'simple-statistics';
import type { World } from '../world/create-world';
import { churnDayOf, type Course } from '../world/customer';
import { FATE_KINDS, FATES, type FateKind, natureOf } from '../world/fate';
import type { Warning } from './figures';
import { groupBy } from './group-by';
import { isAlarm, type JudgedAlert } from './told-alert';

const DAY_MS = 86_400_000;
const OUGHT_TO_BE_KNOWN_DAYS = 45; // younger causes without an alert are not called missed yet

type Outcome = { kind: FateKind; days: number | null; isMissed: boolean };

/** From each cause to the first alert that was told of it, by kind of cause. Bait has none to tell. */
export function measureWarnings(world: World, courses: readonly Course[], all: readonly JudgedAlert[]): Warning[] {
  const outcomes = listOutcomes(world, courses, all);
  return FATE_KINDS.filter((kind) => FATES[kind].nature !== 'bait').map((kind) => ({
    cause: kind,
    nature: FATES[kind].nature,
    ...summarise(outcomes.filter((outcome) => outcome.kind === kind)),
  }));
}

/** All kinds of harm together. */
export function measureHarm(world: World, courses: readonly Course[], all: readonly JudgedAlert[]) {
  return summarise(listOutcomes(world, courses, all).filter(({ kind }) => FATES[kind].nature === 'harm'));
}

function listOutcomes(world: World, courses: readonly Course[], all: readonly JudgedAlert[]): Outcome[] {
  const startMs = Date.parse(world.calendar.at(0, 0, 0));
  const alertsOf = groupBy(all, ({ accountId }) => accountId);
  return courses.flatMap((course) => {
    const { fate, accountId } = course.customer;
    if (fate === null || natureOf(fate) === 'bait' || fate.causeDay >= world.days) return [];
    const causeMs = startMs + fate.causeDay * DAY_MS;
    const toldMs = findTold(alertsOf.get(accountId) ?? [], fate.kind, causeMs);
    const days = toldMs === null ? null : (toldMs - causeMs) / DAY_MS;
    return [{ kind: fate.kind, days, isMissed: days === null && isOverdue(world, course, fate.causeDay) }];
  });
}

/** The first word after the cause: an alert of its own, or a line on one that its owner already has. */
function findTold(alerts: readonly JudgedAlert[], kind: FateKind, causeMs: number): number | null {
  const isAbout = ({ tier }: Pick<JudgedAlert, 'tier'>) =>
    kind === 'growth' ? tier === 'expansion' : isAlarm({ tier });
  const told = alerts.flatMap(({ toldAt, lines }) =>
    toldAt === null
      ? []
      : lines.filter(isAbout).map(({ firedAt }) => ({ firedMs: firedAt.getTime(), toldMs: toldAt.getTime() })),
  );
  const after = told
    .filter(({ firedMs }) => firedMs >= causeMs)
    .map(({ firedMs, toldMs }) => Math.max(firedMs, toldMs));
  return after.length === 0 ? null : Math.min(...after);
}

function isOverdue(world: World, course: Course, causeDay: number): boolean {
  const leftDay = churnDayOf(course) ?? Infinity;
  return leftDay < world.days || world.days - causeDay >= OUGHT_TO_BE_KNOWN_DAYS;
}

function summarise(outcomes: readonly Outcome[]): Omit<Warning, 'cause' | 'nature'> {
  const days = outcomes.flatMap((outcome) => outcome.days ?? []);
  return {
    happened: outcomes.length,
    told: days.length,
    missed: outcomes.filter(({ isMissed }) => isMissed).length,
    medianDays: days.length === 0 ? null : round(quantile(days, 0.5)),
    p90Days: days.length === 0 ? null : round(quantile(days, 0.9)),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
