import fc from 'fast-check';
import { addBusinessDays, businessHoursBetween } from '../../src/alerts/business-hours';

const at = (iso: string): Date => new Date(iso);

describe('business hours between two instants', () => {
  it.each([
    // zone, from, to, hours
    ['Europe/Berlin', '2026-03-10T08:00:00Z', '2026-03-10T16:00:00Z', 8], // 9:00–17:00
    ['Europe/Berlin', '2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z', 8],
    ['Europe/Berlin', '2026-03-10T15:59:00Z', '2026-03-11T08:01:00Z', 2 / 60],
    ['Europe/Berlin', '2026-03-13T15:00:00Z', '2026-03-16T09:00:00Z', 2], // over a weekend
    ['Europe/Berlin', '2026-03-14T00:00:00Z', '2026-03-15T20:00:00Z', 0],
    ['Europe/Berlin', '2026-03-27T15:00:00Z', '2026-03-30T08:00:00Z', 2], // clocks go forward on the 29th
    ['Europe/Berlin', '2026-10-23T14:00:00Z', '2026-10-26T09:00:00Z', 2], // and back on the 25th
    ['America/New_York', '2026-03-06T21:00:00Z', '2026-03-09T14:00:00Z', 2], // 16:00 EST to 10:00 EDT
    ['Africa/Cairo', '2026-04-23T21:30:00Z', '2026-04-24T20:30:00Z', 8], // a Friday that began at 1:00
    ['Africa/Cairo', '2026-04-24T06:00:00Z', '2026-04-24T14:00:00Z', 8],
    ['Asia/Kolkata', '2026-03-10T03:30:00Z', '2026-03-10T04:30:00Z', 1], // 9:00 is 3:30 UTC
    ['Asia/Kolkata', '2026-03-10T03:29:00Z', '2026-03-10T03:31:00Z', 1 / 60],
    ['Pacific/Apia', '2011-12-29T19:00:00Z', '2011-12-31T19:00:00Z', 8], // Thursday's; Friday the 30th never was
    ['Pacific/Apia', '2026-03-09T20:00:00Z', '2026-03-09T22:00:00Z', 2], // Tuesday morning there
  ])('R24: in %s from %s to %s: %d', (timeZone, from, to, hours) => {
    expect(businessHoursBetween(at(from), at(to), timeZone)).toBeCloseTo(hours, 6);
  });

  it('are none when the end is not after the start', () => {
    expect(businessHoursBetween(at('2026-03-10T12:00:00Z'), at('2026-03-10T10:00:00Z'), 'UTC')).toBe(0);
    expect(businessHoursBetween(at('2026-03-10T12:00:00Z'), at('2026-03-10T12:00:00Z'), 'UTC')).toBe(0);
  });

  it('cannot be counted in a zone that does not exist', () => {
    expect(() => businessHoursBetween(at('2026-03-10T12:00:00Z'), at('2026-03-11T12:00:00Z'), 'Mars/Base')).toThrow(
      RangeError,
    );
  });

  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');
  const instant = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z'), noInvalidDate: true });

  it('R24: a stretch is as long as its parts, in any zone, over any change of clocks', () => {
    const parts = fc.tuple(instant, fc.nat(14 * 86_400_000), fc.nat(14 * 86_400_000), zone);
    fc.assert(
      fc.property(parts, ([start, first, second, timeZone]) => {
        const middle = new Date(start.getTime() + first);
        const end = new Date(middle.getTime() + second);
        const sum = businessHoursBetween(start, middle, timeZone) + businessHoursBetween(middle, end, timeZone);
        expect(businessHoursBetween(start, end, timeZone)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('R24: seven days have 40 of them, in any zone that keeps its calendar, but for the minutes a clock change moved them by', () => {
    fc.assert(
      fc.property(instant, zone, (start, timeZone) => {
        const end = new Date(start.getTime() + 7 * 86_400_000);
        expect(Math.abs(businessHoursBetween(start, end, timeZone) - 40)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a count that may stop', () => {
  const never = () => false;
  const count = (to: string, enough?: number) =>
    businessHoursBetween(at('2026-03-09T09:00:00Z'), at(to), 'UTC', never, enough);

  it('says exactly what there is while there is not enough', () => {
    expect(count('2026-03-13T16:59:00Z', 40)).toBeCloseTo(40 - 1 / 60, 6);
  });

  it('says at least what is enough once there is, without looking at the years after', () => {
    const seen: string[] = [];
    const isHoliday = (day: string) => seen.push(day) === 0;
    const hours = businessHoursBetween(at('2026-03-09T09:00:00Z'), at('2036-01-01T00:00:00Z'), 'UTC', isHoliday, 40);
    expect(hours).toBe(40);
    expect(seen).toHaveLength(5);
  });
});

describe('business days after a day', () => {
  it.each([
    ['2026-03-13T12:00:00Z', 1, 'UTC', '2026-03-16'], // Friday
    ['2026-03-14T12:00:00Z', 1, 'UTC', '2026-03-16'], // Saturday
    ['2026-03-10T12:00:00Z', 5, 'UTC', '2026-03-17'],
    ['2026-03-14T12:00:00Z', 0, 'UTC', '2026-03-14'],
    ['2026-03-12T20:00:00Z', 1, 'Pacific/Apia', '2026-03-16'], // Friday there already
    ['2011-12-29T12:00:00Z', 1, 'Pacific/Apia', '2012-01-02'], // Thursday there; the Friday never was
  ])('%s + %d in %s is %s', (from, days, timeZone, date) => {
    expect(addBusinessDays(at(from), days, timeZone)).toBe(date);
  });
});
