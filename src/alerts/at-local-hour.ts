import { TZDate } from '@date-fns/tz';

/**
 * The instant a local day strikes an hour: 07:00 where someone is.
 * @param day - YYYY-MM-DD of the zone.
 * @param hour - 0–23; one that a change of clocks skips is the instant after it.
 */
export function atLocalHour(day: string, hour: number, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, hour, timeZone).getTime());
}
