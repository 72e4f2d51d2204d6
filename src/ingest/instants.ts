/** Vendors count time in seconds or milliseconds since 1970; null for what is no finite number. */
export const fromUnixSeconds = (seconds: number): Date | null => toDate(seconds * 1000);
export const fromUnixMs = (ms: number): Date | null => toDate(ms);

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (YYYY-MM-DD) of an instant in an IANA time zone: a day has 23 or 25 hours there when clocks change. */
export function dayInZone(instant: Date, timeZone: string): string {
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  FORMATS.set(timeZone, format);
  return format.format(instant);
}

/** The day so many days later; earlier, where negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function toDate(ms: number): Date | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date;
}
