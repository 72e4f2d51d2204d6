import fc from 'fast-check';
import { dayInZone, fromUnixMs, fromUnixSeconds, toUnixSeconds } from '../../src/ingest/instants';

describe('instants of vendors', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [1795175223, '2026-11-20T11:47:03.000Z'],
    ['1795175223', '2026-11-20T11:47:03.000Z'],
    [1795175223.25, '2026-11-20T11:47:03.250Z'],
    [-1, '1969-12-31T23:59:59.000Z'],
    [null, null],
    [undefined, null],
    ['', null],
    ['soon', null],
    [Number.POSITIVE_INFINITY, null],
    [8.64e12 + 1, null], // beyond what a date can hold
  ])('%s seconds are %s', (seconds, expected) => {
    expect(fromUnixSeconds(seconds)).toBe(expected);
  });

  it('milliseconds are a thousandth', () => {
    expect(fromUnixMs(1795175223250)).toBe('2026-11-20T11:47:03.250Z');
    expect(fromUnixMs('')).toBeNull();
  });

  it('whole seconds come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
        expect(toUnixSeconds(new Date(fromUnixSeconds(seconds) ?? ''))).toBe(seconds);
      }),
    );
  });
});

describe('the day in a zone', () => {
  it.each([
    // Berlin: the hour from 2 to 3 is there twice on 25 October 2026, and not at all on 29 March
    ['2026-10-24T21:59:59Z', 'Europe/Berlin', '2026-10-24'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-01-01T00:00:00Z', 'America/Los_Angeles', '2025-12-31'],
    ['2026-01-01T00:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
    ['2026-06-30T12:00:00Z', 'UTC', '2026-06-30'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayInZone(new Date(instant), zone)).toBe(day);
  });

  it('in UTC is the date of the instant, always', () => {
    const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayInZone(instant, 'UTC')).toBe(instant.toISOString().slice(0, 10));
      }),
    );
  });

  it.each(['Middle/Earth', ''])('refuses the zone "%s"', (zone) => {
    expect(() => dayInZone(new Date(0), zone)).toThrow(RangeError);
  });
});
