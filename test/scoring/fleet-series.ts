import type { ActivitySeries } from '../../src/domain/insight';
import { addDays, weekdayOf } from '../../src/scoring/days';

export const DAYS = 91;

/** An account's activity up to the day before `endOn`: `of(day)` each day, `weekend` of that on Saturdays and Sundays. */
export function buildSeries(endOn: string, of: (day: string) => number, weekend = 0.1): ActivitySeries {
  const daily = Array.from({ length: DAYS }, (_, index) => {
    const day = addDays(endOn, -1 - index);
    return Math.round(of(day) * (weekdayOf(day) >= 6 ? weekend : 1));
  });
  return { endOn, daily };
}

export const buildFleet = (size: number, of: (index: number) => ActivitySeries): ActivitySeries[] =>
  Array.from({ length: size }, (_, index) => of(index));
