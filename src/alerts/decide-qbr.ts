import type { BusinessCalendar } from '../domain/calendar';
import { atLocalHour } from './at-local-hour';
import { isBusinessDay, localDay } from './business-hours';

const HOUR = 7; // local, as every report
const DAY_MS = 86_400_000;

/** `early`: not yet · `due`: from the Friday before until the day itself · `over`: its day has passed. */
export type QbrTime = { kind: 'early'; dueAt: Date } | { kind: 'due'; dueAt: Date } | { kind: 'over' };

/**
 * Whether a review is to be prepared (R16): from 07:00 on the Friday before the week of the QBR; where that Friday is a holiday, on the
 * last business day before that week. A QBR on a weekend belongs to the week that follows. A date that is entered late is due at
 * once; one whose day has passed is over.
 * @param qbrOn - YYYY-MM-DD.
 * @throws RangeError for a time zone that does not exist.
 */
export function decideQbr(qbrOn: string, calendar: BusinessCalendar, now: Date): QbrTime {
  if (localDay(now, calendar.timeZone) > qbrOn) return { kind: 'over' };
  const dueAt = atLocalHour(preparationDay(qbrOn, calendar), HOUR, calendar.timeZone);
  return { kind: now < dueAt ? 'early' : 'due', dueAt };
}

function preparationDay(qbrOn: string, calendar: BusinessCalendar): string {
  const weekday = new Date(`${qbrOn}T00:00:00Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  let day = plusDays(qbrOn, isWeekend ? -1 : -weekday); // a day of the weekend before, or the Friday or Saturday before it
  while (!isBusinessDay(day, calendar)) day = plusDays(day, -1);
  return day;
}

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
