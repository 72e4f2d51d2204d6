import { addBusinessDays, businessHoursBetween, isBusinessDay } from '../../../src/alerts/business-hours';
import { ConfigError } from '../../../src/errors';
import { createCalendar } from '../../../src/services/calendar/create-calendar';

const PEOPLE = { 'bavarian@example.com': 'DE-BY', 'remote@example.com': 'US' };
const calendarOf = createCalendar({ people: PEOPLE });
const someone = (timeZone: string, email: string | null = 'anyone@example.com') => calendarOf({ email, timeZone });

describe('the calendar of a person', () => {
  it.each([
    // zone, e-mail, day, works
    ['Europe/Berlin', null, '2026-04-06', false], // Easter Monday, which moves
    ['Europe/Berlin', null, '2027-03-29', false], // and the year after
    ['Europe/Berlin', null, '2026-04-07', true],
    ['Europe/Berlin', 'anyone@example.com', '2026-06-04', true], // Corpus Christi is none in all of Germany
    ['Europe/Berlin', 'bavarian@example.com', '2026-06-04', false], // but in Bavaria
    ['Europe/Berlin', 'Bavarian@Example.com', '2026-06-04', false],
    ['America/New_York', null, '2026-11-26', false], // Thanksgiving
    ['America/New_York', null, '2026-11-27', true],
    ['Europe/Berlin', null, '2026-11-26', true],
    ['Europe/Berlin', 'remote@example.com', '2026-11-26', false], // the place named for someone goes before their zone
    ['Asia/Kolkata', null, '2026-01-26', false], // Republic Day
    ['Asia/Calcutta', null, '2026-01-26', false], // an older name of the same zone
    ['Europe/Stockholm', null, '2026-06-19', true], // Midsummer Eve: not public
    ['Europe/Stockholm', null, '2026-01-06', false], // Epiphany: Sweden's, though its clock is Berlin's
    ['Europe/Berlin', null, '2026-01-06', true],
    ['UTC', null, '2026-12-25', true], // of no country
    ['Pacific/Apia', null, '2011-12-30', false], // a Friday Samoa never had
    ['Pacific/Apia', null, '2011-12-29', true],
    ['Europe/Berlin', null, '2026-10-04', false], // a Sunday
  ])('R34: in %s, of %s: %s is a business day: %s', (timeZone, email, day, works) => {
    expect(isBusinessDay(day, someone(timeZone, email))).toBe(works);
  });

  it('falls back to the configured country where the time zone names none', () => {
    const german = createCalendar({ country: 'DE', people: {} });
    expect(german({ email: null, timeZone: 'UTC' }).isHoliday('2026-12-25')).toBe(true);
    expect(german({ email: null, timeZone: 'America/New_York' }).isHoliday('2026-04-06')).toBe(false);
  });

  it.each([
    [{ country: 'XX', people: {} }, /^calendar\.country: no holidays are known for the country "XX"$/],
    [
      { people: { 'a@example.com': 'DE-XX' } },
      /^calendar\.people\.a@example\.com: "DE-XX" is not a region whose holidays are known: expected one of BB, BE, BW, BY,/,
    ],
  ])('names the setting of a place that is not known: %o', (settings, sentence) => {
    expect(() => createCalendar(settings)).toThrow(ConfigError);
    expect(() => createCalendar(settings)).toThrow(sentence);
  });
});

describe('business time over a holiday', () => {
  const hours = (from: string, to: string, timeZone: string) => {
    const { isHoliday } = someone(timeZone);
    return businessHoursBetween(new Date(from), new Date(to), timeZone, isHoliday);
  };

  it.each([
    // zone, from, to, hours
    ['Europe/Berlin', '2026-04-02T14:00:00Z', '2026-04-07T08:00:00Z', 2], // Thu 16:00 to Tue 10:00: Good Friday and Easter Monday
    ['America/New_York', '2026-11-25T21:00:00Z', '2026-11-27T15:00:00Z', 2], // Wed 16:00 to Fri 10:00
    ['America/New_York', '2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z', 0],
    ['Asia/Kolkata', '2026-01-23T10:30:00Z', '2026-01-27T04:30:00Z', 2], // Fri 16:00 to Tue 10:00, over Republic Day
  ])('R34: in %s from %s to %s: %d h', (timeZone, from, to, expected) => {
    expect(hours(from, to, timeZone)).toBeCloseTo(expected, 6);
  });

  it('R34: the business day after Maundy Thursday is the Tuesday after Easter', () => {
    const { isHoliday } = someone('Europe/Berlin');
    expect(addBusinessDays(new Date('2026-04-02T10:00:00Z'), 1, 'Europe/Berlin', isHoliday)).toBe('2026-04-07');
  });
});
