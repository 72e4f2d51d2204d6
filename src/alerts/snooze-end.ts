import { TZDate } from '@date-fns/tz';
import { snoozeUntil } from './snooze';

/** A snooze lasts so many times 24 hours, or until 9:00 of a day (YYYY-MM-DD) where the person is. */
export type SnoozeEnd = { kind: 'after'; days: number } | { kind: 'on'; day: string };

const MORNING_HOUR = 9;

/**
 * The instant a snooze ends (R153). A day ends it at 9:00 on the person's own clock, whatever clocks do until then.
 * @param timeZone - IANA, of the person who snoozes. Never throws for one that exists.
 */
export function snoozeEndAt(end: SnoozeEnd, timeZone: string, now: Date): Date {
  if (end.kind === 'after') return snoozeUntil(now, end.days);
  const [year = 0, month = 1, day = 1] = end.day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, day, MORNING_HOUR, timeZone).getTime());
}
