import { findDrop } from '../../src/scoring/drop';

describe('a drop', () => {
  it.each([
    // change in 30 days, in 90 days, the worst drop that applies
    [-20, null, 'critical'],
    [-19, null, 'rapid'],
    [-16, null, 'rapid'],
    [-15, null, 'notable'], // R143 says more than 15
    [-10, null, 'notable'],
    [-9, null, null],
    [-9, -15, 'sustained'],
    [-9, -14, null],
    [12, -15, 'sustained'],
    [-10, -40, 'notable'], // the worst tier is told, not the longest window (X7)
    [-21, -15, 'critical'],
    [null, -15, 'sustained'],
    [null, null, null],
    [20, 15, null],
  ] as const)('R64, X7: of %j points in 30 days and %j in 90 is %j', (change30, change90, kind) => {
    expect(findDrop({ change30, change90 })).toBe(kind);
  });
});
