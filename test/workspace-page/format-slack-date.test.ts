import { formatSlackDate } from '../../workspace/page/text/format-slack-date';

const at = (iso: string) => Date.parse(iso) / 1000;
const clock = (now: string, timeZone = 'UTC') => ({ now: new Date(now), timeZone });

describe('a date in a message', () => {
  const NOON = at('2026-03-02T12:00:00Z');

  it.each([
    ['{date}', 'March 2, 2026'],
    ['{date_num}', '2026-03-02'],
    ['{date_slash}', '03/02/2026'],
    ['{date_short}', 'Mar 2, 2026'],
    ['{date_long}', 'Monday, March 2, 2026'],
    ['{time}', '12:00 PM'],
    ['{time_secs}', '12:00:00 PM'],
    ['due {date_short} at {time}', 'due Mar 2, 2026 at 12:00 PM'],
  ])('written %s reads %s', (format, expected) => {
    expect(formatSlackDate(NOON, format, clock('2026-05-01T00:00:00Z'))).toBe(expected);
  });

  it.each([
    ['2026-03-02T00:00:00Z', 'today'],
    ['2026-03-02T23:59:59Z', 'today'],
    ['2026-03-03T00:00:00Z', 'yesterday'],
    ['2026-03-01T23:59:59Z', 'tomorrow'],
    ['2026-03-04T00:00:00Z', 'Mar 2, 2026'],
    ['2026-02-28T23:59:59Z', 'Mar 2, 2026'],
  ])('seen at %s is %s', (now, expected) => {
    expect(formatSlackDate(NOON, '{date_short_pretty}', clock(now))).toBe(expected);
  });

  it('belongs to the day of the reader, not of the server', () => {
    const late = at('2026-03-02T23:30:00Z');
    expect(formatSlackDate(late, '{date_short_pretty} at {time}', clock('2026-03-03T08:00:00Z', 'Europe/Berlin'))).toBe(
      'today at 12:30 AM',
    );
    expect(formatSlackDate(late, '{date_short}', clock('2026-03-03T08:00:00Z', 'America/New_York'))).toBe(
      'Mar 2, 2026',
    );
  });

  it.each([
    ['2026-03-02T12:59:00Z', '59 minutes ago'],
    ['2026-03-02T13:00:00Z', '1 hour ago'],
    ['2026-03-03T11:00:00Z', '23 hours ago'],
    ['2026-03-03T12:00:00Z', 'yesterday'],
    ['2026-03-05T12:00:00Z', '3 days ago'],
  ])('seen at %s was %s', (now, expected) => {
    expect(formatSlackDate(NOON, '{ago}', clock(now))).toBe(expected);
  });

  it.each(['soon', '{unknown}', '{constructor}'])('with no known token (%s) leaves room for the fallback', (format) => {
    expect(formatSlackDate(NOON, format, clock('2026-03-02T12:00:00Z'))).toBeNull();
  });
});
