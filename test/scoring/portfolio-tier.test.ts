import { findPortfolioTier, type TierInput } from '../../src/scoring/portfolio-tier';

/** A healthy, steady account that takes part, with a renewal far away. */
const tierOf = (over: Partial<TierInput>) =>
  findPortfolioTier({ score: 90, trend: 'stable', drop: null, renewalDays: 200, arr: 30_000, idleDays: 1, ...over });

describe('the portfolio tier', () => {
  it.each([
    [0, 1],
    [39, 1],
    [40, 2],
    [69, 2],
    [70, 3],
    [84, 3],
    [85, 4],
    [100, 4],
  ])('R210–R213, X13: of a score of %d is %d', (score, tier) => {
    expect(tierOf({ score })).toBe(tier);
  });

  it.each([
    [0, 1],
    [60, 1],
    [61, 2],
    [120, 2],
    [121, 4],
    [-1, 4], // passed: nothing is known of the next one
    [null, 4],
  ])('R210, R211, X13: with a renewal in %j days is %d', (renewalDays, tier) => {
    expect(tierOf({ renewalDays })).toBe(tier);
  });

  it.each([
    ['critical', 1],
    ['rapid', 1],
    ['notable', 2],
    ['sustained', 2],
  ] as const)('R210, R211: of a healthy account with a %s drop is %d', (drop, tier) => {
    expect(tierOf({ drop })).toBe(tier);
  });

  it.each([
    ['declining', 2],
    ['stable', 4],
    ['improving', 4],
    ['unknown', 4],
  ] as const)('R211, R212: of a healthy account that is %s is %d', (trend, tier) => {
    expect(tierOf({ trend })).toBe(tier);
  });

  it.each([
    [50_001, 59, 1],
    [50_000, 59, 2],
    [50_001, 60, 2],
    [null, 59, 2],
  ])('R210: of an ARR of %j at a score of %d is %d', (arr, score, tier) => {
    expect(tierOf({ arr, score })).toBe(tier);
  });

  it.each([
    [9_999, 90, 5],
    [10_000, 90, 4],
    [9_999, 70, 5],
    [9_999, 69, 2], // cheap, but not healthy
    [null, 90, 4],
  ])('R214: of an ARR of %j at a score of %d is %d', (arr, score, tier) => {
    expect(tierOf({ arr, score })).toBe(tier);
  });

  it.each([
    [6, 4],
    [7, 3],
    [null, 3],
  ])('R213: after %j idle days at 90 is %d: without engagement no lighter touch', (idleDays, tier) => {
    expect(tierOf({ idleDays })).toBe(tier);
  });

  it.each([
    [60, 1],
    [120, 2],
    [121, null],
    [null, null],
  ])('without a score only the renewal decides: %j days, %j', (renewalDays, tier) => {
    expect(tierOf({ score: null, renewalDays, arr: 900_000, drop: 'critical' })).toBe(tier);
  });
});
