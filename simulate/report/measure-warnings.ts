import { quantile } from 'simple-statistics';
import type { World } from '../world/create-world';
import { churnDayOf, type Course } from '../world/customer';
import { FATE_KINDS, FATES, type FateKind, natureOf } from '../world/fate';
import type { Warning } from './figures';
import { groupBy } from './group-by';
import { isAlarm, type JudgedAlert } from './told-alert';

const DAY_MS = 86_400_000;
const OUGHT_TO_BE_KNOWN_DAYS = 45; // younger causes without an alert are not called missed yet
const GROWTH_TIERS = new Set(['expansion']);

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
  const toldOf = groupBy(
    all.filter(({ toldAt }) => toldAt !== null),
    ({ accountId }) => accountId,
  );
  return courses.flatMap((course) => {
    const { fate, accountId } = course.customer;
    if (fate === null || natureOf(fate) === 'bait' || fate.causeDay >= world.days) return [];
    const causeMs = startMs + fate.causeDay * DAY_MS;
    const isAbout = (alert: JudgedAlert) =>
      (fate.kind === 'growth' ? GROWTH_TIERS.has(alert.tier) : isAlarm(alert)) &&
      (alert.toldAt?.getTime() ?? 0) >= causeMs;
    const first = toldOf.get(accountId)?.find(isAbout)?.toldAt ?? null;
    const days = first === null ? null : (first.getTime() - causeMs) / DAY_MS;
    const endDay = Math.min(world.days, churnDayOf(course) ?? Infinity);
    const isGone = endDay < world.days;
    const isMissed = days === null && (isGone || endDay - fate.causeDay >= OUGHT_TO_BE_KNOWN_DAYS);
    return [{ kind: fate.kind, days, isMissed }];
  });
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
