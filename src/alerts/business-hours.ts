import { TZDate } from '@date-fns/tz';
import type { BusinessCalendar } from '../domain/calendar';

const OPEN_HOUR = 9; // local
const CLOSE_HOUR = 17;
export const HOUR_MS = 3_600_000;
type Day = { year: number; month: number; day: number }; // month 0–11, as TZDate counts
type IsHoliday = BusinessCalendar['isHoliday'];

/**
 * Hours between two instants that fall on Mon–Fri 9:00–17:00 local time (R24).
 *   Σ over local days of |[from, to] ∩ [9:00, 17:00]|
 * The opening hours are laid out day by day in the zone, so a day of 23 or 25 hours still has its 8, and a zone that skipped a day
 * skipped its hours. 0 when `to` is not after `from`.
 * @param timeZone - IANA. Throws RangeError for one that does not exist.
 * @param isHoliday - whether nobody works on a local day, YYYY-MM-DD; left out, every weekday counts.
 * @param enoughHours - the count may stop once it has so many: for questions such as "are five days over?".
 */
export function businessHoursBetween(
  from: Date,
  to: Date,
  timeZone: string,
  isHoliday: IsHoliday = never,
  enoughHours = Number.POSITIVE_INFINITY,
): number {
  assertTimeZone(timeZone);
  const last = to.getTime();
  let ms = 0;
  // A local date is at most one off the date in UTC; a day before the first adds nothing, and asking which it is takes longest of all.
  for (let number = Math.floor(from.getTime() / DAY_MS) - 1; ms < enoughHours * HOUR_MS; number += 1) {
    const day = layOutDay(number, timeZone);
    if (day.startsAt >= last) break;
    if (day.opensAt === null || isHoliday(day.iso)) continue;
    ms += Math.max(0, Math.min(day.closesAt, last) - Math.max(day.opensAt, from.getTime()));
  }
  return ms / HOUR_MS;
}

/**
 * The local date so many business days after the one `from` falls on: Friday + 1 is Monday, Saturday + 1 is Monday too.
 * @param businessDays - whole, 0 or more; 0 is the day itself, weekend or not.
 * @returns YYYY-MM-DD in the zone.
 */
export function addBusinessDays(
  from: Date,
  businessDays: number,
  timeZone: string,
  isHoliday: IsHoliday = never,
): string {
  assertTimeZone(timeZone);
  let day = dayOf(from, timeZone);
  for (let left = businessDays; left > 0;) {
    day = nextDay(day);
    if (isOpenDay(day, timeZone, isHoliday)) left -= 1;
  }
  return toIso(day);
}

const never: IsHoliday = () => false;

/** The local day an instant falls on, YYYY-MM-DD. */
export function localDay(at: Date, timeZone: string): string {
  assertTimeZone(timeZone);
  return toIso(dayOf(at, timeZone));
}

/** Whether anybody works on a local day, YYYY-MM-DD: Mon–Fri, no holiday, and a day the zone really had. */
export function isBusinessDay(day: string, { timeZone, isHoliday }: BusinessCalendar): boolean {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isOpenDay({ year, month: month - 1, day: date }, timeZone, isHoliday);
}

const existing = new Set<string>(); // asking takes longer than all the rest of a question about one day

/** TZDate answers NaN for a zone that does not exist; a loop over NaN would quietly find no hours. */
function assertTimeZone(timeZone: string): void {
  if (existing.has(timeZone)) return;
  void new Intl.DateTimeFormat('en', { timeZone });
  existing.add(timeZone);
}

function dayOf(instant: Date, timeZone: string): Day {
  const local = new TZDate(instant.getTime(), timeZone);
  return { year: local.getFullYear(), month: local.getMonth(), day: local.getDate() };
}

/** Calendar arithmetic, without a zone. */
function nextDay({ year, month, day }: Day): Day {
  const next = new Date(Date.UTC(year, month, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth(), day: next.getUTCDate() };
}

/** A local day laid out in its zone; `opensAt` null: nobody works on it, whatever the holidays. */
type OpenDay = { iso: string; startsAt: number; opensAt: number | null; closesAt: number };

export const DAY_MS = 86_400_000;
const KEPT_DAYS = 50_000;
const laidOut = new Map<string, OpenDay>(); // a day never changes; laying it out takes longer than all the rest

/** A day by its number since 1970, as a zone has it. Throws RangeError for a zone that does not exist. */
export function layOutDay(number: number, timeZone: string): OpenDay {
  const key = `${number} ${timeZone}`;
  const found = laidOut.get(key);
  if (found !== undefined) return found;
  assertTimeZone(timeZone);
  if (laidOut.size >= KEPT_DAYS) laidOut.clear();
  const date = new Date(number * DAY_MS);
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
  const opened = {
    iso: toIso(day),
    startsAt: startOf(day, 0, timeZone),
    opensAt: isOpenDay(day, timeZone, never) ? startOf(day, OPEN_HOUR, timeZone) : null,
    closesAt: startOf(day, CLOSE_HOUR, timeZone),
  };
  laidOut.set(key, opened);
  return opened;
}

const toIso = ({ year, month, day }: Day): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

const startOf = ({ year, month, day }: Day, hour: number, timeZone: string): number =>
  new TZDate(year, month, day, hour, timeZone).getTime();

/** Mon–Fri, and a day the zone really had: Apia went from Thursday to Saturday in December 2011. */
function isOpenDay(day: Day, timeZone: string, isHoliday: IsHoliday): boolean {
  const weekday = new Date(Date.UTC(day.year, day.month, day.day)).getUTCDay();
  if (weekday === 0 || weekday === 6 || isHoliday(toIso(day))) return false;
  return new TZDate(day.year, day.month, day.day, OPEN_HOUR, timeZone).getDate() === day.day;
}
