import fc from 'fast-check';
import { decideReport, startOf } from '../../src/alerts/decide-report';
import { isBusinessDay, localDay } from '../../src/alerts/business-hours';
import type { Cadence } from '../../src/domain/report';
import { createCalendar } from '../../src/services/calendar/create-calendar';

const calendarOf = createCalendar({ people: {} });
const decide = (cadence: Cadence, timeZone: string, now: string) =>
  decideReport(cadence, calendarOf({ email: null, timeZone }), new Date(`${now}:00Z`));
const about = (cadence: Cadence, timeZone: string, now: string) => {
  const due = decide(cadence, timeZone, now);
  return due === null ? null : `${due.about} ${due.dueAt.toISOString().slice(0, 16)}`;
};
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'America/Sao_Paulo'] as const;

describe('the report someone is to have by now', () => {
  it.each([
    // cadence, where, when (UTC), the first day it speaks of and when it fell due
    ['week', 'Europe/Berlin', '2026-03-09T05:59', null], // Monday 6:59
    ['week', 'Europe/Berlin', '2026-03-09T06:00', '2026-03-02 2026-03-09T06:00'],
    ['week', 'Europe/Berlin', '2026-03-09T22:59', '2026-03-02 2026-03-09T06:00'],
    ['week', 'Europe/Berlin', '2026-03-09T23:00', null], // Tuesday midnight: not at night
    ['week', 'Europe/Berlin', '2026-03-13T06:00', '2026-03-02 2026-03-09T06:00'], // Friday: started late, same week
    ['week', 'Europe/Berlin', '2026-03-14T12:00', null], // Saturday
    ['week', 'Europe/Berlin', '2026-03-30T05:00', '2026-03-23 2026-03-30T05:00'], // clocks went forward the day before
    ['week', 'Europe/Berlin', '2026-10-26T05:59', null], // and back
    ['week', 'Europe/Berlin', '2026-04-06T12:00', null], // Easter Monday
    ['week', 'Europe/Berlin', '2026-04-07T05:00', '2026-03-30 2026-04-07T05:00'],
    ['week', 'Pacific/Apia', '2026-03-08T18:00', '2026-03-02 2026-03-08T18:00'], // Monday there
    ['month', 'Europe/Berlin', '2026-03-01T12:00', null], // a Sunday
    ['month', 'Europe/Berlin', '2026-03-02T05:59', null],
    ['month', 'Europe/Berlin', '2026-03-02T06:00', '2026-02-01 2026-03-02T06:00'],
    ['month', 'Europe/Berlin', '2026-03-31T20:00', '2026-02-01 2026-03-02T06:00'], // its last evening
    ['month', 'Europe/Berlin', '2026-03-31T22:00', null], // April, and midnight
    ['month', 'Europe/Berlin', '2026-01-01T12:00', null], // New Year
    ['month', 'Europe/Berlin', '2026-01-02T06:00', '2025-12-01 2026-01-02T06:00'],
    ['month', 'Europe/Berlin', '2027-01-01T12:00', null], // New Year is a Friday: Monday the 4th it is
    ['month', 'Europe/Berlin', '2027-01-04T06:00', '2026-12-01 2027-01-04T06:00'],
    ['quarter', 'Europe/Berlin', '2027-01-04T06:00', '2026-10-01 2027-01-04T06:00'],
    ['quarter', 'America/New_York', '2026-04-01T10:59', null],
    ['quarter', 'America/New_York', '2026-04-01T11:00', '2026-01-01 2026-04-01T11:00'],
    ['quarter', 'America/New_York', '2026-04-30T20:00', '2026-01-01 2026-04-01T11:00'], // the last evening of its first month
    ['quarter', 'America/New_York', '2026-05-01T20:00', null],
  ] as const)('R175: R199: the %s’s in %s at %s UTC is about %s', (cadence, timeZone, now, what) => {
    expect(about(cadence, timeZone, now)).toBe(what);
  });

  it('does not come in a week nobody works', () => {
    const goldenWeek = {
      timeZone: 'Asia/Shanghai',
      isHoliday: (day: string) => day >= '2026-10-01' && day < '2026-10-12',
    };
    expect(decideReport('week', goldenWeek, new Date('2026-10-08T04:00:00Z'))).toBeNull();
    expect(decideReport('week', goldenWeek, new Date('2026-10-12T04:00:00Z'))?.about).toBe('2026-10-05');
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => decide('week', 'Mars/Olympus', '2026-03-09T06:00')).toThrow(RangeError);
  });

  it('falls due once a period, at 07:00 on its first business day, and stays due until it ends, a quarter’s for a month', () => {
    const zone = fc.constantFrom(...ZONES);
    const cadence = fc.constantFrom<Cadence>('week', 'month', 'quarter');
    const at = fc.date({ min: new Date('2024-12-01'), max: new Date('2028-02-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, cadence, at, (timeZone, every, now) => {
        const calendar = calendarOf({ email: null, timeZone });
        const due = decideReport(every, calendar, now);
        const today = localDay(now, timeZone);
        const isAwake = isBusinessDay(today, calendar) && hourIn(now, timeZone) >= 7;
        const isNews = every !== 'quarter' || startOf('month', today) === startOf('quarter', today);
        expect(due !== null).toBe(isAwake && isNews);
        if (due === null) return;
        const day = localDay(due.dueAt, timeZone);
        expect([hourIn(due.dueAt, timeZone), isBusinessDay(day, calendar)]).toEqual([7, true]);
        expect(due.dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect([startOf(every, today), startOf(every, day)]).toEqual([due.begins, due.begins]);
        expect(daysBetween(due.begins, day).some((before) => isBusinessDay(before, calendar))).toBe(false);
        expect(due.about < due.begins && startOf(every, due.about) === due.about).toBe(true);
        expect(daysBetween(due.about, due.begins).every((one) => startOf(every, one) === due.about)).toBe(true);
      }),
    );
  });
});

const hourIn = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(at));

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
