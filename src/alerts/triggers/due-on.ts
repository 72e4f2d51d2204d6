import type { Tier } from '../../domain/trigger';

const DAY_MS = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;

/** X26: at once; 24 hours from the daily digest, which comes within 24 of the finding; one week. */
export const DUE_DAYS: Readonly<Record<Tier, number>> = { critical: 0, high: 2, moderate: 7, renewal: 7, expansion: 7 };

/**
 * The day so many days after `now` by which something should be done; one that falls on a weekend is the Monday after.
 * @returns YYYY-MM-DD, UTC. Never throws.
 */
export function dueOn(now: Date, days: number): string {
  const due = new Date(now.getTime() + days * DAY_MS);
  const weekday = due.getUTCDay();
  const rest = weekday === SATURDAY ? 2 : Number(weekday === SUNDAY);
  return new Date(due.getTime() + rest * DAY_MS).toISOString().slice(0, 10);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "today", "by Friday" within the week, else "by 4 Dec": said late it is still true, as "tomorrow" would not be. */
export function sayDue(day: string, now: Date): string {
  const due = new Date(`${day}T00:00:00Z`);
  const days = Math.round((due.getTime() - Date.parse(now.toISOString().slice(0, 10))) / DAY_MS);
  if (days <= 0) return 'today';
  if (days < 7) return `by ${WEEKDAYS[due.getUTCDay()]}`;
  return `by ${due.getUTCDate()} ${MONTHS[due.getUTCMonth()]}`;
}
