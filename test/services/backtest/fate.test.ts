import type { OutcomeRow } from '../../../src/db/queries/outcomes';
import { buildFates, isAlive, isOldEnough, labelChurn, labelExpansion } from '../../../src/services/backtest/fate';
import type { Fate } from '../../../src/services/backtest/fate';

const fate = (over: Partial<Fate> = {}): Fate => ({
  createdOn: '2024-01-01',
  churnedOn: null,
  expandedOn: [],
  watchedUntil: '2024-12-31',
  ...over,
});
const row = (over: Partial<OutcomeRow>): OutcomeRow => ({
  accountId: 'a',
  effectiveOn: null,
  outcome: null,
  observedUntil: null,
  ...over,
});
const window = { day: '2024-06-01', horizons: [30], until: '2024-12-31' };

describe('what became of an account', () => {
  it('is its first churn and all its expansions, watched until the last day anyone named', () => {
    const rows = [
      row({ outcome: 'churned', effectiveOn: '2024-09-01', observedUntil: '2024-10-01' }),
      row({ outcome: 'churned', effectiveOn: '2024-05-01' }),
      row({ outcome: 'expanded', effectiveOn: '2024-03-01' }),
      row({ outcome: 'renewed', effectiveOn: '2024-02-01', observedUntil: '2024-11-01' }),
    ];
    expect(buildFates(rows, new Map([['a', '2023-01-01']]), '2024-12-31').get('a')).toEqual({
      createdOn: '2023-01-01',
      churnedOn: '2024-05-01',
      expandedOn: ['2024-03-01'],
      watchedUntil: '2024-11-01',
    });
  });

  it('reaches to the end of the data where nobody says until when it was watched', () => {
    expect(buildFates([row({})], new Map(), '2024-12-31').get('a')?.watchedUntil).toBe('2024-12-31');
  });
});

describe('whether an account is scored on a morning', () => {
  it.each([
    ['created the day before', { createdOn: '2024-05-31' }, true],
    ['created that day', { createdOn: '2024-06-01' }, false],
    ['created nobody knows when', { createdOn: null }, true],
    ['gone that day', { churnedOn: '2024-06-01' }, true],
    ['gone the day before', { churnedOn: '2024-05-31' }, false],
    ['watched until that day', { watchedUntil: '2024-06-01' }, true],
    ['watched until the day before', { watchedUntil: '2024-05-31' }, false],
  ])('%s: %o → %s', (_, over, expected) => {
    expect(isAlive(fate(over), '2024-06-01')).toBe(expected);
  });

  it.each([
    ['2024-05-18', null, true], // 14 days
    ['2024-05-19', null, false],
    [null, '2024-05-18', true], // not known when created: since its first usage
    [null, '2024-05-19', false],
    [null, null, true],
  ])('created on %s and first used on %s, it counts: %s', (createdOn, firstUsageOn, expected) => {
    expect(isOldEnough(fate({ createdOn }), firstUsageOn, '2024-06-01')).toBe(expected);
  });
});

describe('whether an account churned within 30 days', () => {
  it.each([
    ['on the first day of the window', { churnedOn: '2024-06-01' }, true],
    ['on its last', { churnedOn: '2024-06-30' }, true],
    ['a day later', { churnedOn: '2024-07-01' }, false],
    ['not at all, watched to the end of the window', { watchedUntil: '2024-07-01' }, false],
    ['not at all, watched a day less', { watchedUntil: '2024-06-30' }, null],
    [
      'in it, where one that stayed would not have been watched to its end',
      { churnedOn: '2024-06-10', watchedUntil: '2024-06-20' },
      null,
    ],
    ['in it, and not watched further', { churnedOn: '2024-06-10', watchedUntil: '2024-06-10' }, true],
  ])('%s: %o → %s', (_, over, expected) => {
    expect(labelChurn(fate(over), window)).toEqual({ 30: expected });
  });

  it('is not known where the window reaches past the part that may be looked at, even of one that left in it', () => {
    const until = '2024-06-30';
    expect(labelChurn(fate({ churnedOn: '2024-06-10' }), { ...window, until })).toEqual({ 30: null });
    expect(labelChurn(fate({ churnedOn: '2024-06-10' }), { ...window, until: '2024-07-01' })).toEqual({ 30: true });
  });
});

describe('whether an account expanded within 30 days', () => {
  it.each([
    ['in the window', { expandedOn: ['2024-05-01', '2024-06-15'] }, true],
    ['before it', { expandedOn: ['2024-05-01'] }, false],
    ['no more, for it left', { churnedOn: '2024-06-10', watchedUntil: '2024-06-10' }, false],
    ['nobody watched', { watchedUntil: '2024-06-10' }, null],
  ])('%s: %o → %s', (_, over, expected) => {
    expect(labelExpansion(fate(over), window)).toEqual({ 30: expected });
  });
});
