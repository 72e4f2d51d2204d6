import { median } from 'simple-statistics';
import type { ActivitySeries, SharedCause, SharedDrop } from '../domain/insight';
import { addDays, daysBetween } from './days';

/** How far back drops are looked for: the length of the short windows that a lost day lies in. */
export const CAUSE_WINDOW_DAYS = 14;
const COMPARED_WEEKS = 4;
const WEEK_DAYS = 7;
const USUAL_AT_LEAST = 5; // a day: fewer vary too much by chance
const ACCOUNTS_AT_LEAST = 20;
const DROPPED_FACTOR = 0.5;
const DROPPED_SHARE_AT_LEAST = 0.6;
const CLEAN_DAYS = 2;
const WORKING_DAYS = 10; // of the 14
const LOST_SHARE_AT_MOST = 0.1; // of a window: one working day

/**
 * The days of the last 14 on which activity fell for most accounts at once: an outage or a broken tracker (R78).
 *   usual of an account on a day = median of the same weekday of the four weeks before, so that weekends compare with weekends
 *   dropped = activity ≤ half its usual
 * Shared: dropped by 60% or more of the accounts with a usual of at least 5, of which there must be 20; smaller fleets are never judged.
 * Days after the end of an account's data are not counted, for they are not reported yet.
 * @param today - YYYY-MM-DD; itself not complete, so not judged. @returns Oldest first. Never throws.
 */
export function findSharedDrops(series: readonly ActivitySeries[], today: string): SharedDrop[] {
  const days = Array.from({ length: CAUSE_WINDOW_DAYS }, (_, index) => addDays(today, index - CAUSE_WINDOW_DAYS));
  return days.flatMap((day) => {
    const factors = series.flatMap((one) => measureFactor(one, day) ?? []);
    if (factors.length < ACCOUNTS_AT_LEAST) return [];
    const droppedShare = factors.filter((factor) => factor <= DROPPED_FACTOR).length / factors.length;
    if (droppedShare < DROPPED_SHARE_AT_LEAST) return [];
    return [{ day, accounts: factors.length, droppedShare, fleetFactor: median(factors) }];
  });
}

/** Null: the day is not reported yet, or there is no usual level to compare with. */
function measureFactor({ endOn, daily }: ActivitySeries, day: string): number | null {
  const index = daysBetween(day, endOn) - 1;
  const activity = daily[index];
  if (index < 0 || activity === undefined) return null;
  const earlier = Array.from({ length: COMPARED_WEEKS }, (_, week) => daily[index + (week + 1) * WEEK_DAYS] ?? 0);
  const usual = median(earlier);
  return usual < USUAL_AT_LEAST ? null : activity / usual;
}

/**
 * The shared cause that holds back changes of colour resting on usage at `today`, if one does.
 * It lasts until two whole days without a drop are in, and then for as long as the days lost make up more of the 14-day windows than one
 * working day:  lost = Σ (1 − fleet factor) / 10 > 0.1. So a single day holds for two days more, a week until it has left the windows.
 * @param drops - Of any days; only those of the last 14 count. @returns Null: nothing is held back. Never throws.
 */
export function findSharedCause(drops: readonly SharedDrop[], today: string): SharedCause | null {
  const recent = drops
    .filter(({ day }) => day < today && daysBetween(day, today) <= CAUSE_WINDOW_DAYS)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined) return null;
  const lost = recent.reduce((sum, { fleetFactor }) => sum + (1 - fleetFactor) / WORKING_DAYS, 0);
  if (daysBetween(last.day, today) > CLEAN_DAYS && lost <= LOST_SHARE_AT_MOST) return null;
  const worst = recent.reduce((low, one) => (one.fleetFactor < low.fleetFactor ? one : low));
  return { sinceOn: first.day, lastOn: last.day, days: recent.length, worst };
}
