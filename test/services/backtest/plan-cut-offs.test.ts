import { planCutOffs } from '../../../src/services/backtest/plan-cut-offs';

const HORIZONS = [30, 60, 90];
const plan = (firstOn: string, lastOn: string, wishes: { from?: string; days?: number[]; horizons?: number[] } = {}) =>
  planCutOffs({ firstOn, lastOn }, { from: null, days: null, horizons: HORIZONS, ...wishes });

describe('the measured part', () => {
  it.each([
    // 70% of 1000 days is the 700th
    ['2024-01-01', '2026-09-27', '2025-12-01'],
    // it lands on a first of the month: that one
    ['2024-01-01', '2024-12-31', '2024-10-01'],
  ])(
    'of data from %s to %s begins on %s, the first of the month at or after 70%% of the time covered',
    (first, last, from) => {
      expect(plan(first, last).from).toBe(from);
    },
  );

  it('begins on the day that was asked for, whatever day of the month that is', () => {
    const { from, measured } = plan('2024-01-01', '2024-12-31', { from: '2024-06-15' });
    expect(from).toBe('2024-06-15');
    expect(measured[0]).toBe('2024-07-01');
  });

  it('ends with the last cut-off whose shortest window lies inside the data', () => {
    const from = '2024-05-01';
    expect(plan('2024-01-01', '2024-12-31', { from }).measured.at(-1)).toBe('2024-12-01'); // + 30 = the last day
    expect(plan('2024-01-01', '2024-12-30', { from }).measured.at(-1)).toBe('2024-11-01');
  });

  it('has no cut-off where no window fits', () => {
    expect(plan('2024-01-01', '2024-12-31', { from: '2024-12-05' }).measured).toEqual([]);
  });
});

describe('days of the month', () => {
  it('are the first alone while three cut-offs reach to the longest horizon', () => {
    const { days, measured } = plan('2024-01-01', '2024-12-31', { from: '2024-08-01' });
    expect(days).toEqual([1]); // August, September, October 1 + 90 days = December 30
    expect(measured).toEqual(['2024-08-01', '2024-09-01', '2024-10-01', '2024-11-01', '2024-12-01']);
  });

  it('are the first and the tenth where there are fewer', () => {
    const { days, measured } = plan('2024-01-01', '2024-12-29', { from: '2024-08-01' });
    expect(days).toEqual([1, 10]);
    expect(measured.slice(0, 3)).toEqual(['2024-08-01', '2024-08-10', '2024-09-01']);
  });

  it('are the ones that were asked for', () => {
    const { measured } = plan('2024-01-01', '2024-12-31', { from: '2024-10-01', days: [5, 20] });
    expect(measured).toEqual(['2024-10-05', '2024-10-20', '2024-11-05', '2024-11-20']);
  });
});

describe('the training part', () => {
  it('starts once a month of data is there, and ends so that its shortest window does before the measured part begins', () => {
    const { training } = plan('2024-01-15', '2024-12-31', { from: '2024-07-01' });
    expect(training).toEqual(['2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01']); // June 1 + 30 = July 1
    expect(plan('2024-01-02', '2024-12-31', { from: '2024-07-01' }).training[0]).toBe('2024-02-01'); // 30 days on
    expect(plan('2024-01-03', '2024-12-31', { from: '2024-07-01' }).training[0]).toBe('2024-03-01');
  });
});

describe('the weekly walk', () => {
  it('begins 21 months before the measured part, as far as forecasts look back, goes through its first day, and ends with the data', () => {
    const { weekly } = plan('2022-01-01', '2024-12-31', { from: '2024-08-01' });
    expect(weekly[0]).toBe('2022-11-03'); // 637 days before
    expect(weekly).toContain('2024-08-01');
    expect(weekly.at(-1)).toBe('2024-12-26');
  });

  it('never looks at a time before the data', () => {
    expect(plan('2024-05-01', '2024-12-31', { from: '2024-08-01' }).weekly[0]).toBe('2024-05-02');
  });
});
