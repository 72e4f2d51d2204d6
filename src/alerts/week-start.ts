import { TZDate } from '@date-fns/tz';

/**
 * The instant a person's week began: the last Monday 00:00 on their own clock, at or before `now`. A day of 23 or 25 hours moves
 * nothing, for the date is counted back, not the hours. Source: R32, "per AE per week".
 * @param timeZone - IANA. Throws RangeError for one that does not exist.
 */
export function weekStart(now: Date, timeZone: string): Date {
  void new Intl.DateTimeFormat('en', { timeZone }); // TZDate would answer NaN for a zone that does not exist
  const local = new TZDate(now.getTime(), timeZone);
  const sinceMonday = (local.getDay() + 6) % 7;
  const monday = new TZDate(local.getFullYear(), local.getMonth(), local.getDate() - sinceMonday, timeZone);
  return new Date(monday.getTime());
}
