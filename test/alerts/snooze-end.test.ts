import { snoozeEndAt } from '../../src/alerts/snooze-end';

const NOW = new Date('2026-03-10T12:00:00Z');

describe('the end of a snooze', () => {
  it.each([
    // where, day, 9:00 there
    ['Europe/Berlin', '2026-03-27', '2026-03-27T08:00Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T07:00Z'], // clocks went forward that night
    ['Europe/Berlin', '2026-10-25', '2026-10-25T08:00Z'], // and back
    ['America/New_York', '2026-03-07', '2026-03-07T14:00Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T13:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T14:00Z'],
    ['Asia/Kolkata', '2026-03-27', '2026-03-27T03:30Z'],
    ['Pacific/Apia', '2026-03-27', '2026-03-26T20:00Z'], // the evening before, in UTC
    ['Pacific/Apia', '2011-12-31', '2011-12-30T19:00Z'], // after the Friday that never was, on summer time
  ])('R153: by day in %s on %s is 9:00 there', (timeZone, day, instant) => {
    expect(snoozeEndAt({ kind: 'on', day }, timeZone, NOW)).toEqual(new Date(instant));
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
    'R153: by duration is so many times 24 hours, in %s over a change of clocks, too',
    (timeZone) => {
      const now = new Date('2026-03-06T15:00:00Z');
      expect(snoozeEndAt({ kind: 'after', days: 30 }, timeZone, now)).toEqual(new Date('2026-04-05T15:00:00Z'));
    },
  );
});
