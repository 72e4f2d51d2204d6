import * as fc from 'fast-check';
import { toEpochSeconds, toLocalDateTime } from '../../workspace/page/elements/local-date-time';

const at = (iso: string) => Date.parse(iso) / 1000;

describe('a date and time picked in the browser', () => {
  it.each([
    ['UTC', '2026-03-02T09:00', '2026-03-02T09:00:00Z'],
    ['Europe/Berlin', '2026-03-02T09:00', '2026-03-02T08:00:00Z'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00Z'], // the last minute before summer time
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z'], // the first of it
    ['Asia/Kolkata', '2026-01-01T00:00', '2025-12-31T18:30:00Z'],
  ])('in %s, %s is the instant %s', (timeZone, local, instant) => {
    expect(toEpochSeconds(local, timeZone)).toBe(at(instant));
    expect(toLocalDateTime(at(instant), timeZone)).toBe(local);
  });

  it('comes back to the same clock time in every zone, on any minute', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    const minutes = fc.integer({ min: at('2020-01-01T00:00Z') / 60, max: at('2035-01-01T00:00Z') / 60 });
    fc.assert(
      fc.property(zones, minutes, (timeZone, minute) => {
        const local = toLocalDateTime(minute * 60, timeZone);
        expect(toLocalDateTime(toEpochSeconds(local, timeZone), timeZone)).toBe(local);
      }),
    );
  });
});
