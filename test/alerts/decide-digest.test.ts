import fc from 'fast-check';
import { decideDigest } from '../../src/alerts/decide-digest';
import { createCalendar } from '../../src/services/calendar/create-calendar';

const calendarOf = createCalendar({ people: {} });
const decide = (timeZone: string, now: string) =>
  decideDigest(calendarOf({ email: null, timeZone }), new Date(`${now}:00Z`));
const told = (timeZone: string, now: string) => {
  const due = decide(timeZone, now);
  return due === null ? null : `${due.kind} ${due.period}`;
};

describe('the digest someone is to have by now', () => {
  it.each([
    // where, when (UTC), what
    ['Europe/Berlin', '2026-03-09T05:59', null], // Monday 6:59
    ['Europe/Berlin', '2026-03-09T06:00', 'monday 2026-03-09'],
    ['Europe/Berlin', '2026-03-09T22:59', 'monday 2026-03-09'], // still Monday: a process that was down serves later
    ['Europe/Berlin', '2026-03-09T23:00', null], // Tuesday midnight
    ['Europe/Berlin', '2026-03-10T06:00', 'daily 2026-03-10'],
    ['Europe/Berlin', '2026-03-13T06:00', 'daily 2026-03-13'],
    ['Europe/Berlin', '2026-03-14T06:00', null], // Saturday
    ['Europe/Berlin', '2026-03-15T06:00', null],
    ['Europe/Berlin', '2026-03-30T04:59', null], // after clocks went forward
    ['Europe/Berlin', '2026-03-30T05:00', 'monday 2026-03-30'],
    ['Europe/Berlin', '2026-10-26T05:59', null], // and back
    ['Europe/Berlin', '2026-10-26T06:00', 'monday 2026-10-26'],
    ['America/New_York', '2026-03-09T10:59', null], // the Monday after its change, two weeks earlier
    ['America/New_York', '2026-03-09T11:00', 'monday 2026-03-09'],
    ['Africa/Cairo', '2026-04-24T03:59', null], // a Friday that began at 1:00
    ['Africa/Cairo', '2026-04-24T04:00', 'daily 2026-04-24'],
    ['Asia/Kolkata', '2026-03-09T01:29', null],
    ['Asia/Kolkata', '2026-03-09T01:30', 'monday 2026-03-09'],
    ['Pacific/Apia', '2026-03-08T17:59', null], // Sunday evening elsewhere
    ['Pacific/Apia', '2026-03-08T18:00', 'monday 2026-03-09'],
    ['Pacific/Apia', '2011-12-30T18:00', null], // Saturday the 31st: Friday never was
  ])('R14: in %s at %s UTC is %s', (timeZone, now, what) => {
    expect(told(timeZone, now)).toBe(what);
  });

  it.each([
    ['Europe/Berlin', '2026-04-06T12:00', null], // Easter Monday
    ['Europe/Berlin', '2026-04-07T05:00', 'monday 2026-04-06'],
    ['Europe/Berlin', '2026-04-08T05:00', 'daily 2026-04-08'],
    ['America/New_York', '2026-11-26T12:00', null], // Thanksgiving
    ['America/New_York', '2026-11-27T12:00', 'daily 2026-11-27'],
  ])('R14: waits for the next business day where it is a holiday: in %s at %s %s', (timeZone, now, what) => {
    expect(told(timeZone, now)).toBe(what);
  });

  it('says since which business day something may have fallen due', () => {
    expect(decide('Europe/Berlin', '2026-03-09T06:00')).toEqual({
      kind: 'monday',
      day: '2026-03-09',
      period: '2026-03-09',
      dueAt: new Date('2026-03-09T06:00:00Z'),
      since: '2026-03-06',
    });
    expect(decide('Europe/Berlin', '2026-04-07T05:00')?.since).toBe('2026-04-02'); // before Good Friday
  });

  it('R14: X16: comes once a business day, at 7:00 wherever one is, and Monday’s once a week', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Apia',
      'America/Sao_Paulo',
    );
    const start = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, start, (timeZone, from) => {
        const quarters = Array.from({ length: 7 * 24 * 4 }, (_, index) => new Date(from.getTime() + index * 900_000));
        const calendar = calendarOf({ email: null, timeZone });
        const due = quarters.flatMap((now) => decideDigest(calendar, now) ?? []);
        const keys = new Set(due.map(({ kind, period }) => `${kind} ${period}`));
        const days = new Set(due.map(({ day }) => day));
        expect(keys.size).toBe(days.size);
        expect(due.every(({ dueAt }) => hourIn(dueAt, timeZone) === '07:00')).toBe(true);
        expect(
          new Set(due.filter(({ kind }) => kind === 'monday').map(({ period }) => period)).size,
        ).toBeLessThanOrEqual(2);
      }),
      { numRuns: 10 },
    );
  });
});

const hourIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
