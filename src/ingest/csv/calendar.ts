const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MIN_YEAR = 1970;
const MAX_YEAR = 2199; // a typing error (20266) is refused, a contract without end (2099-12-31) is not
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?([Zz]|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/;

/**
 * A real calendar day, `YYYY-MM-DD`, of the years 1970 to 2199; undefined otherwise (2026-02-30 is none).
 * Source: docs/csv-contract.md.
 */
export function parseDay(text: string): string | undefined {
  const parts = DAY.exec(text);
  if (parts === null) return undefined;
  return isRealDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) ? text : undefined;
}

/**
 * An ISO 8601 instant on a real day, with seconds optional and the zone required: without one nobody knows when it was.
 * To the millisecond. Undefined when it is anything else.
 */
export function parseInstant(text: string): Date | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null || parseDay(parts[1] ?? '') === undefined) return undefined;
  const ms = Date.parse(toStrictForm(text));
  return Number.isNaN(ms) ? undefined : new Date(ms);
}

function isRealDay(year: number, month: number, dayOfMonth: number): boolean {
  if (year < MIN_YEAR || year > MAX_YEAR || dayOfMonth < 1) return false;
  const length = month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1];
  return length !== undefined && dayOfMonth <= length;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The one form that every JavaScript engine must read: `T`, a point, `Z` or `±HH:MM`. */
function toStrictForm(text: string): string {
  return text
    .toUpperCase()
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/([+-]\d{2})$/, '$1:00')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}
