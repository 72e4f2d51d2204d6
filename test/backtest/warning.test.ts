import { measureWarning } from '../../src/backtest/measure-warning';
import { migrate } from '../../src/backtest/migration';
import type { Band } from '../../src/domain/band';

const LETTERS: Record<string, Band> = { r: 'red', y: 'yellow', g: 'green', '?': 'unknown' };
const FIRST = Date.parse('2026-01-05');
const dayOf = (week: number) => new Date(FIRST + week * 7 * 86_400_000).toISOString().slice(0, 10);

/** One letter a week; `churnedInWeek` counts from the first. */
const series = (letters: string, churnedInWeek: number | null = null, accountId = 'a1') => ({
  accountId,
  weeks: [...letters].map((letter, week) => ({ day: dayOf(week), band: LETTERS[letter] ?? 'unknown' })),
  churnedOn: churnedInWeek === null ? null : dayOf(churnedInWeek),
});

describe('the weeks of warning before a churn', () => {
  it.each([
    ['Red from week 3 to the end in week 8', 'gyyrrrrr', 8, 5],
    ['Red once, recovered, and Red again in week 6: the first time was no warning of this', 'grrgggrr', 8, 2],
    ['Red in the very last week', 'gggggggr', 8, 1],
    ['Red all along', 'rrrr', 4, 4],
    ['a week not judged breaks no run of Red', 'ggrr?rrr', 8, 6],
    ['a run begins with the first Red, not with what was not judged before it', 'gg??rrrr', 8, 4],
    ['weeks after the churn do not count', 'ggrrgggg', 4, 2],
    ['Yellow at the end: not warned', 'grrrrrry', 8, null],
    ['never Red', 'gggg', 4, null],
  ])('%s', (_, letters, churnedInWeek, expected) => {
    const { median_weeks, churned_accounts, warned_accounts } = measureWarning([series(letters, churnedInWeek)]);
    expect(median_weeks).toBe(expected);
    expect({ churned_accounts, warned_accounts }).toEqual({
      churned_accounts: 1,
      warned_accounts: expected === null ? 0 : 1,
    });
  });

  it('are the median of those that were warned, and how many that is stands beside it', () => {
    const given = [series('grrr', 4, 'a'), series('gggr', 4, 'b'), series('rrrr', 4, 'c'), series('gggg', 4, 'd')];
    const { median_weeks, warned_rate } = measureWarning([...given, series('rrrr', null, 'e')]);
    expect({ median_weeks, warned_rate }).toEqual({ median_weeks: 3, warned_rate: 0.75 });
  });

  it('are unknown where nobody left, or left before the first week', () =>
    expect(measureWarning([series('rr'), series('rr', 0, 'b')])).toMatchObject({
      churned_accounts: 0,
      median_weeks: null,
      warned_rate: null,
    }));
});

describe('alerts per account and year', () => {
  it.each([
    ['every move into Red is one', 'grgrrr', 2],
    ['Red in the first week is none: nobody saw it come', 'rrrr', 0],
    ['weeks not judged neither make one nor end one', 'gr?r??r', 1],
    ['from what was not judged, none', '??rr', 0],
  ])('%s', (_, letters, alerts) => expect(measureWarning([series(letters)]).alerts).toBe(alerts));

  it('divide them by the time accounts were looked at: 2 alerts in 2 × 26 weeks', () => {
    const half = 'g'.repeat(20);
    const found = measureWarning([series(`${half}rgrggg`, null, 'a'), series(`${half}gggggg`, null, 'b')]);
    expect(found.alerts_per_account_year).toBeCloseTo((2 * 365) / (52 * 7), 9);
  });
});

describe('the migration matrix', () => {
  it('counts who would change colour, present band first', () => {
    const pairs = [
      { from: 'red', to: 'yellow' },
      { from: 'red', to: 'yellow' },
      { from: 'green', to: 'green' },
      { from: 'unknown', to: 'red' },
    ] as const;
    const none = { red: 0, yellow: 0, green: 0, unknown: 0 };
    expect(migrate(pairs)).toEqual({
      red: { ...none, yellow: 2 },
      yellow: none,
      green: { ...none, green: 1 },
      unknown: { ...none, red: 1 },
    });
  });
});
