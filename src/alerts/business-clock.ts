import type { BusinessCalendar } from '../domain/calendar';
import { DAY_MS, HOUR_MS, layOutDay } from './business-hours';

/** Business hours between two instants of a span, as `businessHoursBetween` counts them. */
export type BusinessClock = (from: Date, to: Date) => number;

type Span = { from: Date; to: Date };
type Hours = { opensAt: number; closesAt: number; before: number }; // `before`: ms worked since the span began

/**
 * For many questions about one calendar: its days are added up once, and each answer is a difference.
 *   hours(from, to) = worked(to) − worked(from)
 * @param span - wherein every question lies; an instant outside counts as its nearer end.
 * @returns 0 when `to` is not after `from`. Throws RangeError for a time zone that does not exist.
 */
export function createBusinessClock(calendar: BusinessCalendar, span: Span): BusinessClock {
  const first = dayOf(span.from.getTime()) - 2;
  const days = addUp(calendar, first, dayOf(span.to.getTime()) + 2);
  const [from, to] = [span.from.getTime(), span.to.getTime()];
  const worked = (at: Date): number => workedAt(days, Math.min(Math.max(at.getTime(), from), to), first);
  return (start, end) => Math.max(0, worked(end) - worked(start)) / HOUR_MS;
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS);

function addUp({ timeZone, isHoliday }: BusinessCalendar, first: number, last: number): Hours[] {
  const days: Hours[] = [];
  let before = 0;
  for (let number = first; number <= last; number += 1) {
    const { opensAt, closesAt, iso } = layOutDay(number, timeZone);
    const isOpen = opensAt !== null && !isHoliday(iso);
    const hours = isOpen ? { opensAt, closesAt } : { opensAt: 0, closesAt: 0 };
    days.push({ ...hours, before });
    before += hours.closesAt - hours.opensAt;
  }
  return days;
}

/** A local day begins and ends within half a day and two hours of that of UTC: the day before, the day itself or the next is going on. */
function workedAt(days: readonly Hours[], at: number, first: number): number {
  const middle = dayOf(at) - first;
  let worked = days[middle - 1]?.before ?? 0;
  for (let index = middle - 1; index <= middle + 1; index += 1) {
    const day = days[index];
    if (day !== undefined && day.opensAt < at) worked += Math.min(at, day.closesAt) - day.opensAt;
  }
  return worked;
}
