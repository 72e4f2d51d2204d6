import { measureForecast, type ScoreSeriesByWeek } from '../../src/backtest/measure-forecast';

const repeat = (count: number, of: (index: number) => ScoreSeriesByWeek): ScoreSeriesByWeek[] =>
  Array.from({ length: count }, (_, index) => of(index));
const flat = (weeks: number, score: number): number[] => Array.from({ length: weeks }, () => score);

describe('how often forecasts held what came', () => {
  it('is always, with no width and no error, where scores never move', () => {
    const steady = repeat(60, (index) => flat(60, index));
    expect(measureForecast(steady)).toMatchObject({
      coverage: 1,
      below: 0,
      above: 0,
      mean_width: 0,
      mean_error: 0,
      naive_error: 0,
    });
  });

  it('makes a forecast once sixty are over: 9 weeks of history, 13 ahead, and judges it 13 weeks later', () => {
    const steady = (weeks: number) => measureForecast(repeat(60, () => flat(weeks, 50))).forecasts;
    expect([steady(9 + 13 + 13), steady(9 + 13 + 14)]).toEqual([0, 60]);
    expect(measureForecast(repeat(59, () => flat(36, 50))).forecasts).toBe(0);
  });

  it('learns nothing from later weeks: what comes after the end of the first forecasts is not in their ranges', () => {
    const fallen = repeat(60, () => [...flat(23, 80), ...flat(13, 20)]);
    expect(measureForecast(fallen)).toMatchObject({
      forecasts: 60,
      coverage: 0,
      below: 1,
      mean_error: 60,
      naive_error: 60,
    });
  });

  it('judges from the week it is told to, and only learns before', () => {
    const steady = repeat(60, () => flat(40, 50));
    expect([measureForecast(steady, 24).forecasts, measureForecast(steady, 26).forecasts]).toEqual([180, 60]);
  });

  it('does not judge an account that left', () => {
    const [stays, leaves] = [flat(36, 50), [...flat(30, 50), ...Array.from({ length: 6 }, () => null)]];
    expect(measureForecast(repeat(80, (index) => (index < 70 ? stays : leaves))).forecasts).toBe(70);
  });

  it('says nothing of a walk too short', () => {
    const nothing = { forecasts: 0, coverage: null, mean_width: null, mean_error: null, naive_error: null };
    expect([measureForecast([]), measureForecast([flat(10, 50)])]).toMatchObject([nothing, nothing]);
  });
});
