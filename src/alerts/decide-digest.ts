import type { BusinessCalendar } from '../domain/calendar';
import type { DueDigest } from '../domain/digest';
import { atLocalHour } from './at-local-hour';
import { isBusinessDay, localDay } from './business-hours';

const DIGEST_HOUR = 7; // R14, local
const DAY_MS = 86_400_000;
const LONGEST_HOLIDAY_DAYS = 30;

/**
 * The digest someone is to have by now, by their own clock (R14, X16), or null: none before 7:00 or on a day nobody works there.
 * The first business day of a week brings Monday's, so that a holiday moves it; the others the daily one. Who asks later the same
 * local day gets the same answer.
 * @throws RangeError for a time zone that does not exist.
 */
export function decideDigest(calendar: BusinessCalendar, now: Date): DueDigest | null {
  const day = localDay(now, calendar.timeZone);
  const dueAt = atLocalHour(day, DIGEST_HOUR, calendar.timeZone);
  if (!isBusinessDay(day, calendar) || now < dueAt) return null;
  const since = businessDayBefore(day, calendar);
  const monday = mondayOf(day);
  return since < monday
    ? { kind: 'monday', day, period: monday, dueAt, since }
    : { kind: 'daily', day, period: day, dueAt, since };
}

function businessDayBefore(day: string, calendar: BusinessCalendar): string {
  let before = plusDays(day, -1);
  for (let left = LONGEST_HOLIDAY_DAYS; left > 0 && !isBusinessDay(before, calendar); left -= 1)
    before = plusDays(before, -1);
  return before;
}

const mondayOf = (day: string): string => plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
