import { TZDate } from '@date-fns/tz';
import fc from 'fast-check';
import { weekStart } from '../../src/alerts/week-start';

describe("a person's week", () => {
  it.each([
    // zone, now, Monday 00:00 there
    ['UTC', '2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z'], // the boundary belongs to the new week
    ['UTC', '2026-11-22T23:59:59.999Z', '2026-11-16T00:00:00Z'],
    ['Europe/Berlin', '2026-11-22T23:00:00Z', '2026-11-22T23:00:00Z'], // already Monday there
    ['Europe/Berlin', '2026-11-22T22:59:59.999Z', '2026-11-15T23:00:00Z'],
    ['America/New_York', '2026-11-23T04:59:59.999Z', '2026-11-16T05:00:00Z'], // still Sunday there
    ['America/New_York', '2026-11-23T05:00:00Z', '2026-11-23T05:00:00Z'],
    ['Asia/Kolkata', '2026-11-22T18:30:00Z', '2026-11-22T18:30:00Z'],
    ['Pacific/Apia', '2026-11-22T11:00:00Z', '2026-11-22T11:00:00Z'],
    ['Pacific/Apia', '2011-12-31T12:00:00Z', '2011-12-26T10:00:00Z'], // the week in which Friday was left out
    ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-22T23:00:00Z'], // the day of 23 hours
    ['Europe/Berlin', '2026-03-30T12:00:00Z', '2026-03-29T22:00:00Z'],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-18T22:00:00Z'], // the day of 25 hours
    ['Europe/Berlin', '2026-10-26T12:00:00Z', '2026-10-25T23:00:00Z'],
  ])('in %s at %s began at %s', (timeZone, now, monday) => {
    expect(weekStart(new Date(now), timeZone)).toEqual(new Date(monday));
  });

  it('began on a Monday at midnight, at most a week and an hour ago, anywhere and at any time', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
    ];
    const instants = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (now, timeZone) => {
        const monday = new TZDate(weekStart(now, timeZone).getTime(), timeZone);
        expect([monday.getDay(), monday.getHours(), monday.getMinutes()]).toEqual([1, 0, 0]);
        const ageHours = (now.getTime() - monday.getTime()) / 3_600_000;
        expect(ageHours).toBeGreaterThanOrEqual(0);
        expect(ageHours).toBeLessThan(7 * 24 + 1);
      }),
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => weekStart(new Date(), 'Mars/Olympus')).toThrow(RangeError);
  });
});
