const MS_PER_SECOND = 1000;

/** An instant as the contract reads it, from whole or fractional seconds since 1970 (UTC). Null and what is no instant stay null. */
export function fromUnixSeconds(seconds: number | string | null | undefined): string | null {
  return toIso(seconds, MS_PER_SECOND);
}

/** As `fromUnixSeconds`, from milliseconds. */
export function fromUnixMs(ms: number | string | null | undefined): string | null {
  return toIso(ms, 1);
}

/** Whole seconds since 1970, rounded down: what most vendors' filters take. */
export function toUnixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / MS_PER_SECOND);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day (YYYY-MM-DD) on which an instant falls in an IANA time zone; on days of 23 and 25 hours too.
 * @throws RangeError when the zone or the instant is none.
 */
export function dayInZone(instant: Date, zone: string): string {
  const format = formats.get(zone) ?? createFormat(zone);
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

function createFormat(zone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, format);
  return format;
}

function toIso(value: number | string | null | undefined, unitMs: number): string | null {
  if (value === null || value === undefined || value === '') return null;
  const instant = new Date(Number(value) * unitMs);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
