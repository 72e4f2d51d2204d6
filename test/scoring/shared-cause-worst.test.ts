import type { ActivitySeries, SharedDrop } from '../../src/domain/insight';
import { addDays } from '../../src/scoring/days';
import { findSharedCause, findSharedDrops } from '../../src/scoring/shared-cause';

const TODAY = '2026-03-05';
const drop = (ago: number, fleetFactor: number): SharedDrop => ({
  day: addDays(TODAY, -ago),
  accounts: 50,
  droppedShare: 0.9,
  fleetFactor,
});
/** Twenty accounts with nothing on the last day and `usual` on every other of so many. */
const fleet = (usual: number, days: number): ActivitySeries[] =>
  Array.from({ length: 20 }, () => ({
    endOn: TODAY,
    daily: Array.from({ length: days }, (_, index) => (index === 0 ? 0 : usual)),
  }));

describe('the worst day of a shared cause', () => {
  it('is the lowest, wherever it stands', () => {
    expect(findSharedCause([drop(3, 0.4), drop(2, 0.1), drop(1, 0.3)], TODAY)?.worst).toEqual(drop(2, 0.1));
    expect(findSharedCause([drop(2, 0.3), drop(1, 0.1)], TODAY)?.worst).toEqual(drop(1, 0.1));
  });

  it('of two as low is the earlier', () => {
    expect(findSharedCause([drop(1, 0.1), drop(2, 0.1)], TODAY)?.worst).toEqual(drop(2, 0.1));
  });
});

describe('the usual level', () => {
  it('is enough from five a day on', () => {
    expect(findSharedDrops(fleet(5, 91), TODAY)).toHaveLength(1);
    expect(findSharedDrops(fleet(4.9, 91), TODAY)).toEqual([]);
  });

  it('is none for accounts that were not there four weeks ago', () => {
    expect(findSharedDrops(fleet(100, 10), TODAY)).toEqual([]);
    expect(findSharedDrops(fleet(100, 0), TODAY)).toEqual([]);
  });
});
