const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** UTC calendar day of an instant, YYYY-MM-DD. The last answer is kept: a run asks of one instant again and again. */
export function toDay(instant: Date): string {
  const ms = instant.getTime();
  if (ms !== last.ms) last = { ms, day: instant.toISOString().slice(0, 10) };
  return last.day;
}
let last = { ms: Number.NaN, day: '' };

/** Whole days from one calendar day to another; negative when `to` is earlier. Never throws for YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The calendar day `days` later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Days from one instant to another, with fraction. */
export const ageDays = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / DAY_MS;

/** Weekday of a calendar day: 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay() || 7;

/** "36 hours" or "4 days", whichever a person would say. Ages under two days are told in hours. */
export function describeHours(hours: number): string {
  const whole = Math.max(1, Math.round(hours));
  if (hours >= 48) return countOf(Math.floor((hours * HOUR_MS) / DAY_MS), 'day');
  return countOf(whole, 'hour');
}

/** "1 day", "3 days". */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
