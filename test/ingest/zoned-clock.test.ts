import fc from 'fast-check';
import { dayInZone } from '../../src/ingest/instants';
import { fromZonedClock } from '../../src/ingest/zoned-clock';

const clock = (text: string, zone: string): string => fromZonedClock(Date.parse(`${text}Z`), zone).toISOString();

describe('a clock in a zone', () => {
  it.each([
    ['2026-11-20T12:00:00', 'UTC', '2026-11-20T12:00:00.000Z'],
    ['2026-11-20T12:00:00.250', 'Europe/Berlin', '2026-11-20T11:00:00.250Z'],
    ['2026-07-01T00:00:00', 'America/Los_Angeles', '2026-07-01T07:00:00.000Z'],
    ['2026-11-20T12:00:00', 'Asia/Kathmandu', '2026-11-20T06:15:00.000Z'],
    ['2026-03-29T01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'], // no clock showed this
    ['2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59.000Z'],
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // the first of two
    ['2026-10-25T03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ])('that shows %s in %s means %s', (shown, zone, instant) => {
    expect(clock(shown, zone)).toBe(instant);
  });

  it('shows a day that the instant has there', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata');
    const noons = fc.integer({ min: 0, max: 30_000 }).map((days) => days * 86_400_000 + 43_200_000);
    fc.assert(
      fc.property(noons, zones, (ms, zone) => {
        expect(dayInZone(fromZonedClock(ms, zone), zone)).toBe(new Date(ms).toISOString().slice(0, 10));
      }),
    );
  });

  it('is refused without a zone or a time', () => {
    expect(() => clock('2026-11-20T12:00:00', 'Mars/Olympus')).toThrow(RangeError);
    expect(() => fromZonedClock(Number.NaN, 'UTC')).toThrow(RangeError);
  });
});
