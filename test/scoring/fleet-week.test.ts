import { measureFleetWeek } from '../../src/scoring/fleet-week';
import { buildFleet, buildSeries } from './fleet-series';

const END = '2026-01-01'; // a Thursday: the last whole week holds Christmas
const CHRISTMAS = '2025-12-25';
const isHoliday = (day: string) => day >= CHRISTMAS;

describe('what a week was for everyone', () => {
  it('is half where most were away for half of it, whatever their size', () => {
    const fleet = buildFleet(40, (index) =>
      buildSeries(END, (day) => (isHoliday(day) ? 0.5 : 1) * (20 + index * 10), 0),
    );
    expect(measureFleetWeek(fleet)).toBeCloseTo(0.5, 1);
  });

  it('is as usual where a few fell', () => {
    expect(
      measureFleetWeek(buildFleet(40, (index) => buildSeries(END, (day) => (isHoliday(day) && index < 15 ? 0 : 100)))),
    ).toBe(1);
  });

  it('is never more than usual: a good week is nobody’s duty', () => {
    expect(measureFleetWeek(buildFleet(40, () => buildSeries(END, (day) => (isHoliday(day) ? 300 : 100))))).toBe(1);
  });

  it('needs twenty accounts with ten a week to say anything', () => {
    const quiet = (size: number, level: number) =>
      measureFleetWeek(buildFleet(size, () => buildSeries(END, (day) => (isHoliday(day) ? 0 : level), 0)));
    expect([quiet(19, 10), quiet(20, 10), quiet(40, 1), quiet(20, 2)]).toEqual([1, 0, 1, 0]);
    expect(measureFleetWeek([])).toBe(1);
  });
});
