import { createForecaster, type PastForecast } from '../../src/scoring/forecast';
import { listPastForecasts, STEPS_READ } from '../../src/scoring/past-forecasts';

const repeat = (count: number, past: PastForecast): PastForecast[] => Array.from({ length: count }, () => past);
const level = (count: number, score: number, after: number) => repeat(count, { score, ownLevel: score, after });

describe('the accounts a forecast rests on', () => {
  it('are a twelfth of the past where that is more than sixty', () => {
    // 1,200 past forecasts: 100 of them, so the 70 that gained nothing are not enough by themselves
    const past = [...level(70, 50, 50), ...level(330, 51, 81), ...level(800, 90, 90)];
    expect(createForecaster(past)({ score: 50, ownLevel: 50 })?.score).toBe(80);
  });

  it('are sixty where a twelfth is less, and those exactly suffice', () => {
    const past = [...level(60, 50, 50), ...level(200, 51, 81)];
    expect(createForecaster(past)({ score: 50, ownLevel: 50 })?.score).toBe(50);
    expect(createForecaster(past.slice(1))({ score: 50, ownLevel: 50 })?.score).toBe(80);
  });

  it('lean alike within a step of eight points, rounded', () => {
    const past = [...level(100, 50, 50), ...repeat(100, { score: 50, ownLevel: 58, after: 60 })];
    const forecast = createForecaster(past);
    expect(forecast({ score: 50, ownLevel: 53.9 })?.score).toBe(50);
    expect(forecast({ score: 50, ownLevel: 54 })?.score).toBe(60);
  });
});

describe('the past that is read', () => {
  const TODAY = '2026-03-04';
  const series = (over: { churnedOn?: string; watchedUntil?: string }) => ({
    scores: Array.from({ length: 22 }, () => 70),
    churnedOn: null,
    watchedUntil: null,
    ...over,
  });
  const count = (over: Parameters<typeof series>[0]) => listPastForecasts([series(over)], TODAY).length;

  it('is a year of starts, the 90 days before them and 180 days of level', () => {
    expect(STEPS_READ).toBe(12 + 3 + 6);
  });

  it.each([
    // watched until, forecasts whose 90 days were over by then, of 13
    ['2026-03-04', 13],
    ['2026-03-03', 12],
    ['2026-02-02', 12], // 30 days ago
    ['2026-02-01', 11],
  ])('ends with the watching: until %s it is %d', (watchedUntil, expected) => {
    expect(count({ watchedUntil })).toBe(expected);
  });

  it.each([
    // left on, forecasts that had started before
    ['2025-12-05', 13],
    ['2025-12-04', 12], // 90 days before today: the last had just started
    ['2025-11-05', 12],
    ['2025-11-04', 11],
  ])('ends with the account: having left on %s it is %d', (churnedOn, expected) => {
    expect(count({ churnedOn })).toBe(expected);
  });
});
