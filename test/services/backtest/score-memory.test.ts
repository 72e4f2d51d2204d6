import { createScoreMemory } from '../../../src/services/backtest/score-memory';

const NOTHING = { score30DaysAgo: null, score90DaysAgo: null, score180DaysAgo: null };

describe('scores of the walk so far', () => {
  it('are found at 30, 90 and 180 days before', () => {
    const memory = createScoreMemory();
    memory.remember('a', '2024-01-03', 10); // 180 days before July 1
    memory.remember('a', '2024-04-02', 20); // 90
    memory.remember('a', '2024-06-01', 30); // 30
    memory.remember('b', '2024-06-01', 99);
    expect(memory.at('2024-07-01')('a')).toEqual({ score30DaysAgo: 30, score90DaysAgo: 20, score180DaysAgo: 10 });
    expect(memory.at('2024-07-01')('c')).toEqual(NOTHING);
  });

  it.each([
    ['2024-06-02', null], // 29 days before
    ['2024-06-01', 50],
    ['2024-05-25', 50], // a week older still will do
    ['2024-05-24', null],
  ])('one of %s counts as 30 days before July 1: %s', (day, expected) => {
    const memory = createScoreMemory();
    memory.remember('a', day, 50);
    expect(memory.at('2024-07-01')('a').score30DaysAgo).toBe(expected);
  });

  it('are the nearest where several would do, and unknown where that one is', () => {
    const memory = createScoreMemory();
    memory.remember('a', '2024-05-26', 40);
    memory.remember('a', '2024-05-30', null);
    expect(memory.at('2024-07-01')('a').score30DaysAgo).toBeNull();
  });

  it('reach back half a year of weekly looks with cut-offs between them', () => {
    const memory = createScoreMemory();
    for (let day = Date.parse('2023-12-01'); day <= Date.parse('2024-07-01'); day += 7 * 86_400_000)
      memory.remember('a', new Date(day).toISOString().slice(0, 10), 1);
    expect(memory.at('2024-07-01')('a').score180DaysAgo).toBe(1);
  });
});
