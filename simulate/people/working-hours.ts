import { TZDate } from '@date-fns/tz';

const HOUR_MS = 3_600_000;
const OPEN_HOUR = 9;
const CLOSE_HOUR = 17;

/** The instant so many hours of work later, Mon–Fri 9:00–17:00 where the person is, in steps of an hour. Whole hours only; 0: now, or the next working hour. */
export function addWorkingHours(from: Date, hours: number, timeZone: string): Date {
  let at = from.getTime();
  for (let left = Math.round(hours); left > 0 || !isWorkingHour(at, timeZone); at += HOUR_MS) {
    if (isWorkingHour(at, timeZone)) left -= 1;
  }
  return new Date(at);
}

function isWorkingHour(at: number, timeZone: string): boolean {
  const local = new TZDate(at, timeZone);
  const weekday = local.getDay();
  const hour = local.getHours();
  return weekday !== 0 && weekday !== 6 && hour >= OPEN_HOUR && hour < CLOSE_HOUR;
}
