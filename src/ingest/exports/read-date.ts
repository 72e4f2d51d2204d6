import { fromUnixMs, fromUnixSeconds } from '../instants';
import { fromZonedClock } from '../zoned-clock';
import type { ExportMap } from './export-format';

type Rules = Pick<ExportMap, 'dates' | 'time_zone'>;

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(.+))?$/;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+(.+))?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(AM|PM)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const ISO_ZONE = /^([+-])(\d{2}):?(\d{2})$/;

/**
 * An instant as spreadsheets and reports write it: ISO 8601 with or without its zone, a day alone, seconds or milliseconds since 1970, and where the map
 * says so days after or before months. Null: it is none, or nobody can tell which number is the month. Pure.
 */
export function readDate(text: string, { dates, time_zone: zone }: Rules): Date | null {
  if (/^\d{10}$|^\d{13}$/.test(text)) {
    const iso = text.length === 10 ? fromUnixSeconds(text) : fromUnixMs(text);
    return iso === null ? null : new Date(iso);
  }
  const day = readDay(text, dates);
  if (day === null) return null;
  const time = day.rest === undefined ? { ms: 0, zone: null } : readTime(day.rest.trim());
  if (time === null) return null;
  const clockMs = day.ms + time.ms;
  return time.zone === null ? fromZonedClock(clockMs, zone) : new Date(clockMs - time.zone);
}

type Day = { ms: number; rest: string | undefined };

function readDay(text: string, dates: ExportMap['dates']): Day | null {
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) return toDay([iso[1], iso[2], iso[3]], iso[4]);
  const other = dates === 'iso' ? null : YEAR_LAST.exec(text);
  if (other === null) return null;
  const [month, day] = dates === 'month_first' ? [other[1], other[2]] : [other[2], other[1]];
  return toDay([other[3], month, day], other[4]);
}

/** February 30 is no day. */
function toDay(parts: readonly (string | undefined)[], rest: string | undefined): Day | null {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { ms: date.getTime(), rest } : null;
}

/** Of the day, in milliseconds; `zone`: how far ahead of UTC it says that it is. */
function readTime(text: string): { ms: number; zone: number | null } | null {
  const [, hours, minutes, seconds = '0', half, zone] = TIME.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const hour = toHour(Number(hours), half);
  if (hour === null || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return { ms: ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000, zone: toOffset(zone) };
}

function toHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

function toOffset(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const [, sign, hours, minutes] = ISO_ZONE.exec(zone) ?? [];
  if (sign === undefined) return 0; // Z, UTC, GMT
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
