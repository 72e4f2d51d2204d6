import { dueOn, sayDue } from '../../../src/alerts/triggers/due-on';

describe('the day something is due', () => {
  it.each([
    ['2026-03-04T06:00:00Z', 0, '2026-03-04'], // a Wednesday
    ['2026-03-04T23:59:59Z', 1, '2026-03-05'],
    ['2026-03-05T06:00:00Z', 2, '2026-03-09'], // Saturday: the Monday after
    ['2026-03-06T06:00:00Z', 2, '2026-03-09'], // Sunday
    ['2026-03-07T06:00:00Z', 0, '2026-03-09'], // at once, on a Saturday
    ['2026-03-04T06:00:00Z', 7, '2026-03-11'],
    ['2026-12-31T06:00:00Z', 1, '2027-01-01'],
  ])('X26: from %s, %d days on, is %s', (now, days, expected) => {
    expect(dueOn(new Date(now), days)).toBe(expected);
  });

  it.each([
    ['2026-03-04', 'today'],
    ['2026-03-03', 'today'],
    ['2026-03-05', 'by Thursday'],
    ['2026-03-10', 'by Tuesday'],
    ['2026-03-11', 'by 11 Mar'],
  ])('R173: %s is said as "%s"', (day, words) => {
    expect(sayDue(day, new Date('2026-03-04T22:00:00Z'))).toBe(words);
  });
});
