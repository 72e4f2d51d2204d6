import type { BusinessCalendar } from '../domain/calendar';
import type { Cadence } from '../domain/report';
import { atLocalHour } from './at-local-hour';
import { isBusinessDay, localDay } from './business-hours';

const REPORT_HOUR = 7; // R14, local
const DAY_MS = 86_400_000;

/** `begins`: the first day of the week, month or quarter that is running; `about`: that of the one that ended, which a report speaks of. */
export type ReportDay = { begins: string; about: string; dueAt: Date };

/**
 * The report someone is to have by now, by their own clock (R175, R194, R199), or null. It falls due at 07:00 on the first business day
 * of a week (Monday on), month or quarter; whoever was not there then writes it later in the same period, on a business day from 07:00
 * on: nobody is written to at night or on a holiday, and a period that has passed is not made up for. A quarter's is made up for in its
 * first month only: in the third it would be old news.
 * @throws RangeError for a time zone that does not exist.
 */
export function decideReport(cadence: Cadence, calendar: BusinessCalendar, now: Date): ReportDay | null {
  const today = localDay(now, calendar.timeZone);
  if (!isBusinessDay(today, calendar) || now < atLocalHour(today, REPORT_HOUR, calendar.timeZone)) return null;
  const begins = startOf(cadence, today);
  if (cadence === 'quarter' && startOf('month', today) !== begins) return null;
  let first = begins;
  while (first < today && !isBusinessDay(first, calendar)) first = plusDays(first, 1);
  return {
    begins,
    about: startOf(cadence, plusDays(begins, -1)),
    dueAt: atLocalHour(first, REPORT_HOUR, calendar.timeZone),
  };
}

/** The first day of the week, month or quarter a day belongs to. Both YYYY-MM-DD. */
export function startOf(cadence: Cadence, day: string): string {
  const [year = '', month = ''] = day.split('-');
  switch (cadence) {
    case 'week':
      return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${year}-${month}-01`;
    case 'quarter':
      return `${year}-${String(3 * Math.floor((Number(month) - 1) / 3) + 1).padStart(2, '0')}-01`;
  }
}

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
