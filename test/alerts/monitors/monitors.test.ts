import fc from 'fast-check';
import { judgeDataLag, type LagDay, median } from '../../../src/alerts/monitors/data-lag';
import { judgeFatigue } from '../../../src/alerts/monitors/fatigue';
import { atLeastByChance, judgeGaming } from '../../../src/alerts/monitors/gaming';
import { judgeRoleConfusion } from '../../../src/alerts/monitors/role-confusion';

const TODAY = '2026-11-22';
const dayBefore = (days: number): string => new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10);
const lag = (hours: (number | null)[], skip: readonly number[] = []): LagDay[] =>
  hours.map((value, ago) => ({ day: dayBefore(ago), hours: value })).filter((_day, ago) => !skip.includes(ago));

describe('data lag', () => {
  it.each([
    // what, hours today and back, breached
    ['over 36 h on each of 14 days', Array.from({ length: 14 }, () => 37), true],
    ['over on 13 of 14', [...Array.from({ length: 13 }, () => 37), 36], false],
    ['exactly 36 h', Array.from({ length: 14 }, () => 36), false],
    ['a minute over', Array.from({ length: 14 }, () => 36 + 1 / 60), true],
    ['fresh again today', [35, ...Array.from({ length: 13 }, () => 60)], false],
    ['watched for 10 days only, all over', Array.from({ length: 10 }, () => 50), true],
    ['watched for 9 days only, all over', Array.from({ length: 9 }, () => 50), false],
    ['a fresh day 15 days ago', [...Array.from({ length: 14 }, () => 50), 1], true],
    ['nothing to measure', [], false],
    ['nothing measured today', [null, ...Array.from({ length: 13 }, () => 50)], false],
  ])('R29: with %s', (_what, hours, isBreached) => {
    expect(judgeDataLag(lag(hours), TODAY)).toMatchObject({ monitor: 'data_lag', threshold: 36, isBreached });
  });

  it('is not judged by days on which nobody looked', () => {
    const hours = Array.from({ length: 14 }, () => 50);
    expect(judgeDataLag(lag(hours, [3, 5, 7, 9]), TODAY).isBreached).toBe(true);
    expect(judgeDataLag(lag(hours, [3, 5, 7, 9, 11]), TODAY).isBreached).toBe(false);
  });

  it.each([
    [[], null],
    [[5], 5],
    [[9, 1], 5],
    [[3, 1, 2], 2],
  ])('takes the middle of %j', (values, middle) => expect(median(values)).toBe(middle));
});

describe('alert fatigue', () => {
  it.each([
    [12, false],
    [13, true],
  ])('R32: with %d alerts told to one person this week', (told, isBreached) => {
    const loads = [
      { email: 'a@example.test', told: 3 },
      { email: 'b@example.test', told },
    ];
    expect(judgeFatigue(loads, 12)).toMatchObject({ value: told, isBreached });
  });

  it('has no value while nobody was told anything', () => {
    expect(judgeFatigue([], 12)).toMatchObject({ value: null, isBreached: false });
  });
});

describe('role confusion', () => {
  it.each([
    [10, 2, true],
    [10, 3, false], // exactly 30%
    [9, 0, false], // too few to say
    [0, 0, false],
  ])('R33: of %d red alerts %d acted on in time', (due, actioned, isBreached) => {
    expect(judgeRoleConfusion({ due, actioned })).toMatchObject({
      value: due === 0 ? null : actioned / due,
      isBreached,
    });
  });
});

describe('score gaming', () => {
  const signs = { yellowAccounts: 20, yellowOverridden: 0, accounts: 60, nearEdge: 0, madeBeforeReview: 0 };

  it.each([
    [20, 3, false], // exactly 15%
    [20, 4, true],
    [9, 9, false], // of a handful one is already too many
    [10, 2, true],
  ])('R27: of %d yellow accounts %d carry a judgement of 30 days', (yellowAccounts, yellowOverridden, isBreached) => {
    expect(judgeGaming('', { ...signs, yellowAccounts, yellowOverridden }, 0.1).isBreached).toBe(isBreached);
  });

  it.each([
    [6, 60, 0.1, false], // what chance gives
    [13, 60, 0.1, true], // under 1% by chance
    [12, 60, 0.1, false],
    [4, 8, 0.05, false], // unlikely, but four
    [5, 8, 0.05, true],
  ])('sees scores that hug an edge: %d of %d, where the fleet has %d', (nearEdge, accounts, rate, isBreached) => {
    expect(judgeGaming('', { ...signs, accounts, nearEdge }, rate).isBreached).toBe(isBreached);
  });

  it.each([
    [2, false],
    [3, true],
  ])('sees %d judgements in the week before a review', (madeBeforeReview, isBreached) => {
    expect(judgeGaming('', { ...signs, madeBeforeReview }, 0.1).isBreached).toBe(isBreached);
  });

  it('reckons the tail of a binomial as its definition does', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const byDefinition = (k: number, n: number, p: number): number =>
      Array.from({ length: n - k + 1 }, (_, i) => choose(n, k + i) * p ** (k + i) * (1 - p) ** (n - k - i)).reduce(
        (sum, term) => sum + term,
        0,
      );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          fc.pre(k <= n);
          expect(atLeastByChance(k, n, p)).toBeCloseTo(byDefinition(k, n, p), 9);
        },
      ),
    );
    expect(atLeastByChance(0, 5, 0.5)).toBe(1);
    expect(atLeastByChance(6, 5, 0.5)).toBe(0);
    expect(atLeastByChance(3_000, 10_000, 0.2)).toBeLessThan(1e-100);
  });
});
