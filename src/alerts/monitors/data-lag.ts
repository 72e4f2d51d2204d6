import type { MonitorReading } from '../../domain/monitor';

export const LAG_LIMIT_HOURS = 36; // R29
const WINDOW_DAYS = 14; // two consecutive weeks
const LEAST_MEASURED_DAYS = 10; // days on which the process was down are not held against the data, nor for it
const DAY_MS = 86_400_000;

export type LagDay = { day: string; hours: number | null }; // YYYY-MM-DD

/**
 * Data lag (R29): the median age of telemetry stood over 36 h on every measured day of the last two weeks, today included, of which at
 * least 10 were measured. Exactly 36 h is not over. One day at or under it ends the episode.
 * @param days - one entry per measured day, any order; those older than 14 days are not looked at.
 * @param today - YYYY-MM-DD.
 */
export function judgeDataLag(days: readonly LagDay[], today: string): MonitorReading {
  const age = (day: string): number => (Date.parse(today) - Date.parse(day)) / DAY_MS;
  const measured = days.filter((one) => one.hours !== null && age(one.day) >= 0 && age(one.day) < WINDOW_DAYS);
  const now = measured.find(({ day }) => day === today)?.hours ?? null;
  const isLong = measured.some(({ day }) => age(day) >= LEAST_MEASURED_DAYS - 1);
  const isBreached =
    now !== null &&
    isLong &&
    measured.length >= LEAST_MEASURED_DAYS &&
    measured.every(({ hours }) => (hours ?? 0) > LAG_LIMIT_HOURS);
  return {
    monitor: 'data_lag',
    subject: '',
    value: now,
    threshold: LAG_LIMIT_HOURS,
    isBreached,
    detail: {
      measuredDays: measured.length,
      overDays: measured.filter(({ hours }) => (hours ?? 0) > LAG_LIMIT_HOURS).length,
    },
  };
}

/** The middle one, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const below = sorted[Math.floor((sorted.length - 1) / 2)];
  const above = sorted[Math.ceil((sorted.length - 1) / 2)];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
