const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant at which a clock on a wall of an IANA zone showed this; `clockMs` is what it showed, in milliseconds since 1970 as if it were in UTC.
 * Of an hour that is there twice the first; one that was left out, as if the clocks had not been put forward. Pure.
 * @throws RangeError when the zone or the time is none.
 */
export function fromZonedClock(clockMs: number, zone: string): Date {
  const [before, after] = [offsetMs(clockMs - DAY_MS, zone), offsetMs(clockMs + DAY_MS, zone)];
  const isAfter =
    before !== after && offsetMs(clockMs - before, zone) !== before && offsetMs(clockMs - after, zone) === after;
  return new Date(clockMs - (isAfter ? after : before));
}

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetMs(instantMs: number, zone: string): number {
  const parts = new Map(
    getFormat(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return shown - Math.floor(instantMs / 1000) * 1000;
}

function getFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
