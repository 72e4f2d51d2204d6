import fc from 'fast-check';
import { createBusinessClock } from '../../src/alerts/business-clock';
import { businessHoursBetween } from '../../src/alerts/business-hours';
import { createCalendar } from '../../src/services/calendar/create-calendar';

const calendarOf = createCalendar({ people: {} });
const SPAN = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-12-31T23:59:59Z') };
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe']; // prettier-ignore

describe('a business clock', () => {
  it('R24: counts what is counted day by day, in every zone and over holidays and changes of clocks', () => {
    const instant = fc.date({ min: SPAN.from, max: SPAN.to, noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, instant, (timeZone, from, to) => {
        const calendar = calendarOf({ email: null, timeZone });
        const counted = businessHoursBetween(from, to, timeZone, calendar.isHoliday);
        expect(createBusinessClock(calendar, SPAN)(from, to)).toBeCloseTo(counted, 9);
      }),
    );
  });

  it.each([
    ['2026-03-02T09:00:00Z', '2026-03-02T17:00:00Z', 8],
    ['2026-03-02T16:59:00Z', '2026-03-03T09:01:00Z', 2 / 60],
    ['2026-03-06T17:00:00Z', '2026-03-09T09:00:00Z', 0], // a weekend
    ['2026-03-03T09:00:00Z', '2026-03-02T09:00:00Z', 0], // backwards
    ['2025-12-01T09:00:00Z', '2026-01-02T10:00:00Z', 9], // begins before the span, which counts from its start
  ])('from %s to %s counts %d', (from, to, hours) => {
    const clock = createBusinessClock({ timeZone: 'UTC', isHoliday: () => false }, SPAN);
    expect(clock(new Date(from), new Date(to))).toBeCloseTo(hours, 9);
  });

  it('knows no hours in a zone that does not exist', () => {
    expect(() => createBusinessClock({ timeZone: 'No/Where', isHoliday: () => false }, SPAN)).toThrow(RangeError);
  });
});
