import { findAnomaly } from '../../src/scoring/anomaly';
import { NO_FLEET } from '../../src/scoring/fleet';

const find = (weeklyActivity: number[], fleetFactor = 1) =>
  findAnomaly({ weeklyActivity, logins14: 1, events14: null }, fleetFactor);
const steady = (usual: number, weeks = 12): number[] => Array.from({ length: weeks }, () => usual);

describe('a week below the account’s own rhythm', () => {
  it('is told from 30% down only, however steady a large account is', () => {
    expect(find([7_000, ...steady(10_000)])).toMatchObject({ deviation: -30 });
    expect(find([7_001, ...steady(10_000)])).toBeNull();
  });

  it('is none where the usual week is empty', () => {
    expect(find([0, ...steady(0)])).toBeNull();
  });

  it('compares with the last twelve weeks: what was before was another rhythm', () => {
    expect(find([30, ...steady(100), ...steady(20, 13)])).toMatchObject({ usual: 100 });
    expect(find([30, ...steady(20), ...steady(100, 13)])).toBeNull();
  });

  it('takes spread and level down together in a week that was quiet for all', () => {
    const weeks = [100, 140, 60, 100, 140, 60, 100, 140, 60, 100, 140, 60];
    // MAD 40: the spread is 1.4826 × 40 × 0.5 = 29.652 around 50
    expect(find([0, ...weeks], 0.5)).toBeNull(); // −1.7
    const small = [1000, 1040, 960, 1000, 1040, 960, 1000, 1040, 960, 1000, 1040, 960];
    expect(find([200, ...small], 0.5)?.deviation).toBeCloseTo(-300 / 29.652, 3);
  });
});

it('an account of which no fleet is known has no forecast, an ordinary week and no shared cause', () => {
  expect(NO_FLEET.forecast({ score: 50, ownLevel: 50 })).toBeNull();
  expect(NO_FLEET).toMatchObject({ weekFactor: 1, sharedCause: null });
});
