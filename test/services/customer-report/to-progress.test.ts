import { toCustomerPeriod } from '../../../src/services/customer-report/period';
import { toProgress } from '../../../src/services/customer-report/to-progress';

const PERIOD = toCustomerPeriod('last_13_weeks', '2026-11-23');
const day = (on: string, activeUsers: number | null, featuresUsed: number | null = null) => ({
  day: on,
  activeUsers,
  featuresUsed,
});

describe('the days a report looks back on', () => {
  it('are 13 whole weeks, the last of them the last that is known', () => {
    expect(PERIOD).toEqual({ kind: 'last_13_weeks', fromOn: '2026-08-24', untilOn: '2026-11-22' });
  });

  it.each([
    // day after the last known, first, last
    ['2026-11-23', '2026-10-01', '2026-11-22'],
    ['2026-10-29', '2026-10-01', '2026-10-28'], // four weeks of it are over
    ['2026-10-28', '2026-07-01', '2026-09-30'], // one day short
    ['2026-10-01', '2026-07-01', '2026-09-30'],
    ['2027-01-15', '2026-10-01', '2026-12-31'],
  ])('are the quarter before %s: %s to %s', (endOn, fromOn, untilOn) => {
    expect(toCustomerPeriod('quarter', endOn)).toEqual({ kind: 'quarter', fromOn, untilOn });
  });
});

describe('how many work with the product, now and at the start', () => {
  it('is the busiest day of a week, averaged over the four weeks before each end', () => {
    const days = [
      day('2026-07-27', 10),
      day('2026-08-23', 20), // first and last day of the four weeks before the start
      day('2026-10-26', 30),
      day('2026-10-27', 5),
      day('2026-11-22', 41),
    ];
    expect(toProgress(days, 'activeUsers', PERIOD, '2026-01-01')).toEqual({ now: 36, atStart: 15 });
  });

  it('leaves out the days just beyond', () => {
    const days = [day('2026-07-26', 90), day('2026-08-24', 90), day('2026-10-25', 90), day('2026-11-22', 4)];
    expect(toProgress(days, 'activeUsers', PERIOD, '2026-01-01')).toEqual({ now: 4, atStart: 0 });
  });

  it('does not compare with weeks before the account’s first', () => {
    const days = [day('2026-08-20', 5), day('2026-11-22', 9)];
    expect(toProgress(days, 'activeUsers', PERIOD, '2026-07-27')).toEqual({ now: 9, atStart: 5 });
    expect(toProgress(days, 'activeUsers', PERIOD, '2026-07-28')).toEqual({ now: 9, atStart: null });
  });

  it('is not known, and no 0, where the source has no such column', () => {
    const days = [day('2026-11-22', 9, null)];
    expect(toProgress(days, 'featuresUsed', PERIOD, '2026-01-01')).toBeNull();
    expect(toProgress([], 'activeUsers', PERIOD, '2026-01-01')).toBeNull();
  });
});
