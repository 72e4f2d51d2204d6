import { median } from 'simple-statistics';
import type { ActivitySeries } from '../domain/insight';

const WEEK_DAYS = 7;
const USUAL_WEEKS = 12;
const USUAL_AT_LEAST = 10; // a week: fewer vary too much by chance
const ACCOUNTS_AT_LEAST = 20;

/**
 * What the last whole week was for everyone (R78): a holiday pulls it below 1.
 *   factor = median over accounts of (this week / median of the 12 weeks before), at most 1: a good week is nobody's duty
 * Accounts with fewer than 10 in their usual week are left out. @returns (0…1]; 1 for fewer than 20 accounts. Never throws.
 */
export function measureFleetWeek(series: readonly ActivitySeries[]): number {
  const ratios = series.flatMap(({ daily }) => {
    const [thisWeek = 0, ...earlier] = toWeeks(daily);
    const usual = earlier.length === 0 ? 0 : median(earlier);
    return usual < USUAL_AT_LEAST ? [] : [thisWeek / usual];
  });
  return ratios.length < ACCOUNTS_AT_LEAST ? 1 : Math.min(1, median(ratios));
}

function toWeeks(daily: readonly number[]): number[] {
  const weeks = Math.min(USUAL_WEEKS + 1, Math.floor(daily.length / WEEK_DAYS));
  return Array.from({ length: weeks }, (_, week) =>
    daily.slice(week * WEEK_DAYS, (week + 1) * WEEK_DAYS).reduce((sum, one) => sum + one, 0),
  );
}
