import { measureFleetWeek } from '../../src/scoring/fleet-week';

/** Twenty accounts alike, a level per day for each week, this week first. */
const measure = (...weeks: number[]) => {
  const daily = weeks.flatMap((level) => Array.from({ length: 7 }, () => level));
  return measureFleetWeek(Array.from({ length: 20 }, () => ({ endOn: '2026-03-04', daily })));
};
const times = (count: number, level: number): number[] => Array.from({ length: count }, () => level);

describe('what a week is compared with', () => {
  it('is the twelve weeks before, no older ones', () => {
    expect(measure(5, ...times(12, 10), ...times(14, 100))).toBe(0.5);
    expect(measure(5, ...times(6, 10), ...times(6, 20))).toBeCloseTo(5 / 15, 9); // all twelve of them
  });

  it('is whatever whole weeks there are', () => {
    expect(measure(5, 10)).toBe(0.5);
  });

  it('is nothing in the first week', () => {
    expect(measure(5)).toBe(1);
  });
});
