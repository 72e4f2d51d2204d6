import { isYounger } from '../../src/scoring/account-age';
import { reachesBack } from '../../src/scoring/change';
import { addDays, ageDays, countOf, daysBetween, describeHours, toDay, weekdayOf } from '../../src/scoring/days';
import { memoiseMeasure } from '../../src/scoring/memoise-measure';
import { known, noData } from '../../src/scoring/signal';
import { buildFeatures, buildUnknown } from './build-features';
import { buildSignal } from './build-model';

describe('days', () => {
  it('are those of UTC, each asked for by itself', () => {
    const [late, early] = [new Date('2026-03-04T23:59:59.999Z'), new Date('2026-03-05T00:00:00Z')];
    expect([toDay(late), toDay(early), toDay(early), toDay(late)]).toEqual([
      '2026-03-04',
      '2026-03-05',
      '2026-03-05',
      '2026-03-04',
    ]);
  });

  it('are counted and added over months, leap days and changes of the clock', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2024-03-01', '2024-02-28')]).toEqual([2, -2]);
    expect([addDays('2024-02-28', 1), addDays('2024-03-01', -1), addDays('2025-12-31', 1)]).toEqual([
      '2024-02-29',
      '2024-02-29',
      '2026-01-01',
    ]);
  });

  it('between two instants have fractions', () => {
    expect(ageDays(new Date('2026-03-03T12:00:00Z'), new Date('2026-03-05T00:00:00Z'))).toBe(1.5);
  });

  it('of the week go from 1, Monday, to 7, Sunday', () => {
    const week = ['02', '03', '04', '05', '06', '07', '08'].map((day) => weekdayOf(`2026-03-${day}`));
    expect(week).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    [0, '1 hour'],
    [1.4, '1 hour'],
    [36, '36 hours'],
    [47.4, '47 hours'],
    [48, '2 days'],
    [71.9, '2 days'],
    [72, '3 days'],
  ])('%d hours are told as %s', (hours, words) => {
    expect(describeHours(hours)).toBe(words);
  });

  it('count nothing in the plural', () => {
    expect([countOf(0, 'day'), countOf(1, 'day'), countOf(2, 'day')]).toEqual(['0 days', '1 day', '2 days']);
  });
});

describe('the age of an account', () => {
  it.each([
    // created, first used, younger than 14 days on 2026-03-04
    ['2026-02-18', null, false],
    ['2026-02-19', null, true],
    [null, '2026-02-19', true],
    ['2026-03-01', '2026-01-01', false], // the earlier of the two counts
    ['2026-01-01', '2026-03-01', false],
    [null, null, false],
  ])('created %s, first used %s: young is %s', (createdOn, firstUsageOn, isYoung) => {
    expect(isYounger({ createdOn, firstUsageOn }, 14, '2026-03-04')).toBe(isYoung);
  });

  it.each([
    [{ firstUsageOn: '2025-12-08', usageEndOn: '2026-03-04' }, true], // 86 days: four are forgiven
    [{ firstUsageOn: '2025-12-09', usageEndOn: '2026-03-04' }, false],
    [{ firstUsageOn: null }, false],
    [{ firstUsageOn: '2020-01-01', usageEndOn: null }, false],
  ])('of %j, its usage reaching back 90 days is %s', (over, reaches) => {
    expect(reachesBack(buildFeatures(over), 90)).toBe(reaches);
  });
});

describe('measuring once', () => {
  it('asks for each signal a single time, known or not, and answers the same', () => {
    const asked: string[] = [];
    const measure = memoiseMeasure((definition) => {
      asked.push(definition.name);
      return definition.measure(buildUnknown(), new Date(0));
    });
    const [a, b] = [buildSignal('a', { a: 7 }), buildSignal('b', {})];
    expect([a, b, a, b, a].map(measure)).toEqual([
      known(7),
      noData('not_reported'),
      known(7),
      noData('not_reported'),
      known(7),
    ]);
    expect(asked).toEqual(['a', 'b']);
  });
});
