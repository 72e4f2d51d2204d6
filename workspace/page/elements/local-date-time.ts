import { getDateFormat } from '../live/get-date-format';

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0');

/** "2026-07-06T09:00" in a time zone, as the browser's picker wants it. */
export function toLocalDateTime(epochSeconds: number, timeZone: string): string {
  const format = getDateFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(epochSeconds * 1000).map(({ type, value }) => [type, value]));
  return `${parts.year}-${pad(parts.month)}-${pad(parts.day)}T${pad(parts.hour)}:${pad(parts.minute)}`;
}

/**
 * The instant, in seconds, at which the clocks of a time zone show this local time.
 * A time that a DST change skips or repeats resolves to one of the two candidates.
 */
export function toEpochSeconds(local: string, timeZone: string): number {
  const asIfUtc = Date.parse(`${local}:00Z`) / 1000;
  const offsetAt = (epochSeconds: number): number =>
    Date.parse(`${toLocalDateTime(epochSeconds, timeZone)}:00Z`) / 1000 - epochSeconds;
  const guess = asIfUtc - offsetAt(asIfUtc);
  return asIfUtc - offsetAt(guess);
}
