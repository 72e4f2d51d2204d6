import { listPastForecasts, STEPS_READ } from '../../src/scoring/past-forecasts';

const TODAY = '2026-03-04';
const series = (scores: (number | null)[], over: { churnedOn?: string; watchedUntil?: string } = {}) => ({
  scores,
  churnedOn: null,
  watchedUntil: null,
  ...over,
});
// today, 30, 60, 90 … days ago
const FALLING = [40, 50, 60, 70, 70, 70];

describe('past forecasts', () => {
  it('pair where an account stood with its score 90 days later', () => {
    expect(listPastForecasts([series(FALLING)], TODAY)).toEqual([{ score: 70, ownLevel: 70, after: 40 }]);
  });

  it('start every 30 days, for a year', () => {
    const full = Array.from({ length: STEPS_READ + 1 }, (_, index) => index);
    const past = listPastForecasts([series(full)], TODAY);
    expect(past).toHaveLength(13);
    expect(past.at(-1)).toEqual({ score: 15, ownLevel: (15 + 16 + 17 + 18 + 21) / 5, after: 12 });
  });

  it('need 60 days of history at the start, and a score at the end', () => {
    expect(listPastForecasts([series(FALLING.slice(0, 5))], TODAY)).toEqual([]);
    expect(listPastForecasts([series([null, ...FALLING.slice(1)])], TODAY)).toEqual([]);
  });

  it.each([
    // day, whether the account had left before the start, 90 days ago
    ['2025-12-04', 0],
    ['2025-12-05', 1],
  ])('of an account that left on %s are %d', (churnedOn, count) => {
    expect(listPastForecasts([series(FALLING, { churnedOn })], TODAY)).toHaveLength(count);
  });

  it.each([
    ['2026-03-03', 0],
    ['2026-03-04', 1],
  ])('of an account watched until %s are %d', (watchedUntil, count) => {
    expect(listPastForecasts([series(FALLING, { watchedUntil })], TODAY)).toHaveLength(count);
  });
});
