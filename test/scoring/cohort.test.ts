import type { CohortPosition } from '../../src/domain/insight';
import { chooseCohort, standInCohort } from '../../src/scoring/cohort';

const build = (over: Partial<CohortPosition> = {}): CohortPosition => ({
  by: 'segment',
  value: 'smb',
  size: 120,
  median: 70,
  percentile: 50,
  ...over,
});

describe('an account among its like', () => {
  it.each([
    // score, median, standing
    [65, 58, 'ahead'], // the documents' own example: good
    [65, 78, 'behind'], // and: attention
    [65, 60, 'ahead'],
    [65, 60.5, 'level'],
    [65, 69.5, 'level'],
    [65, 70, 'behind'],
    [65, 65, 'level'],
  ] as const)('R72: with %d against a median of %d stands %s', (score, median, standing) => {
    expect(standInCohort(score, { median })).toBe(standing);
  });
});

describe('the one comparison shown', () => {
  it('is the cohort whose median lies farthest from the score, above or below', () => {
    const cohorts = [
      build({ by: 'segment', median: 70 }),
      build({ by: 'industry', median: 50 }),
      build({ by: 'plan', median: 78 }),
    ];
    expect(chooseCohort(65, cohorts)?.by).toBe('industry');
    expect(chooseCohort(60, cohorts)?.by).toBe('plan');
  });

  it('of two as far the larger, of two as large the first of segment, industry, plan, tenure, ARR tier', () => {
    const small = build({ by: 'segment', size: 10, median: 75 });
    const large = build({ by: 'tenure', size: 11, median: 55 });
    expect(chooseCohort(65, [small, large])?.by).toBe('tenure');
    expect(chooseCohort(65, [{ ...large, size: 10 }, small])?.by).toBe('segment');
  });

  it.each([
    // size, shown
    [9, null],
    [10, 'smb'],
  ])('never one of fewer than ten: of %d, %p', (size, value) => {
    expect(chooseCohort(65, [build({ size })])?.value ?? null).toBe(value);
  });

  it('is none without a score, and before the first ranking', () => {
    expect(chooseCohort(null, [build()])).toBeNull();
    expect(chooseCohort(65, null)).toBeNull();
    expect(chooseCohort(65, [])).toBeNull();
  });
});
