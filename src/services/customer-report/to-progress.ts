import type { UsageDay } from '../../db/queries/customer-facts';
import type { CustomerPeriod, Progress } from '../../domain/customer-report';
import { addDays, daysBetween } from '../../scoring/days';

const WEEK_DAYS = 7;
export const FOUR_WEEKS_DAYS = 28;

type Column = 'activeUsers' | 'featuresUsed';

/**
 * The busiest day of a week, averaged over the four weeks that end with the period, and over the four before it (the measure of `seat_use`).
 *   average of the weeks with any, whole; 0 where none of the four has any
 * Null: no day has the column. `atStart` null: the account's usage began after those four weeks did.
 */
export function toProgress(
  days: readonly UsageDay[],
  column: Column,
  { fromOn, untilOn }: CustomerPeriod,
  firstOn: string,
): Progress | null {
  if (!days.some((day) => day[column] !== null)) return null;
  const hasStart = firstOn <= addDays(fromOn, -FOUR_WEEKS_DAYS);
  return {
    now: averagePeak(days, column, addDays(untilOn, 1)),
    atStart: hasStart ? averagePeak(days, column, fromOn) : null,
  };
}

function averagePeak(days: readonly UsageDay[], column: Column, endOn: string): number {
  const peaks = [0, 0, 0, 0];
  for (const day of days) {
    const ago = daysBetween(day.day, endOn);
    const week = Math.ceil(ago / WEEK_DAYS) - 1;
    if (ago >= 1 && ago <= FOUR_WEEKS_DAYS) peaks[week] = Math.max(peaks[week] ?? 0, day[column] ?? 0);
  }
  const some = peaks.filter((peak) => peak > 0);
  return some.length === 0 ? 0 : Math.round(some.reduce((sum, peak) => sum + peak, 0) / some.length);
}
