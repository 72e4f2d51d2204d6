import { decideQbr } from '../../src/alerts/decide-qbr';
import type { BusinessCalendar } from '../../src/domain/calendar';

const BERLIN: BusinessCalendar = { timeZone: 'Europe/Berlin', isHoliday: () => false };
const dueAt = (qbrOn: string, holidays: readonly string[] = []) => {
  const decided = decideQbr(qbrOn, { ...BERLIN, isHoliday: (day) => holidays.includes(day) }, new Date('2026-01-05T00:00:00Z')); // prettier-ignore
  return decided.kind === 'over' ? null : decided.dueAt.toISOString();
};

describe('a review', () => {
  it.each([
    ['2026-11-30', '2026-11-27'], // Monday
    ['2026-12-02', '2026-11-27'], // Wednesday
    ['2026-12-04', '2026-11-27'], // Friday: the Friday before, not the day itself
    ['2026-12-05', '2026-12-04'], // Saturday
    ['2026-12-06', '2026-12-04'], // Sunday
    ['2026-12-07', '2026-12-04'],
  ])('R16: of a QBR on %s is due on Friday %s at 07:00', (qbrOn, day) => {
    expect(dueAt(qbrOn)).toBe(`${day}T06:00:00.000Z`);
  });

  it('is due the business day before when that Friday is a holiday', () => {
    expect(dueAt('2026-12-02', ['2026-11-27'])).toBe('2026-11-26T06:00:00.000Z');
    expect(dueAt('2026-12-02', ['2026-11-27', '2026-11-26'])).toBe('2026-11-25T06:00:00.000Z');
  });

  it('keeps 07:00 through a change of clocks', () => {
    expect(dueAt('2026-03-31')).toBe('2026-03-27T06:00:00.000Z');
    expect(dueAt('2026-04-08')).toBe('2026-04-03T05:00:00.000Z');
  });

  it.each([
    ['2026-11-27T05:59:59Z', 'early'],
    ['2026-11-27T06:00:00Z', 'due'],
    ['2026-12-01T15:00:00Z', 'due'], // entered late
    ['2026-12-02T22:59:59Z', 'due'], // the day itself, in Berlin
    ['2026-12-02T23:00:00Z', 'over'],
  ])('at %s is %s', (now, kind) => {
    expect(decideQbr('2026-12-02', BERLIN, new Date(now)).kind).toBe(kind);
  });
});
