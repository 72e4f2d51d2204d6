import { getDateFormat } from './get-date-format';

const LOCALE = 'en-US';

/** "9:00 AM" in the reader's time zone. */
export function formatTime(at: Date, timeZone: string): string {
  return getDateFormat(LOCALE, { timeZone, hour: 'numeric', minute: '2-digit' }).format(at);
}

/** "Monday, July 6": the divider between the days of a conversation, in the reader's time zone. */
export function formatDay(at: Date, timeZone: string): string {
  return getDateFormat(LOCALE, { timeZone, weekday: 'long', month: 'long', day: 'numeric' }).format(at);
}

/** "Mon, Jul 6, 2026, 9:00 AM GMT+2": the workspace's clock, in the reader's time zone, with its name. */
export function formatNow(at: Date, timeZone: string): string {
  return getDateFormat(LOCALE, {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
