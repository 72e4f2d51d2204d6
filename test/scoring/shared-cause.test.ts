import type { SharedDrop } from '../../src/domain/insight';
import { addDays } from '../../src/scoring/days';
import { findSharedCause, findSharedDrops } from '../../src/scoring/shared-cause';
import { buildFleet, buildSeries } from './fleet-series';

const TODAY = '2026-03-05'; // a Thursday
const OUT = '2026-03-04';
const fleetWith = (dropped: number, size = 50, rest = 0) =>
  buildFleet(size, (index) => buildSeries(TODAY, (day) => (day === OUT && index < dropped ? rest : 40 + index)));

describe('a day on which most accounts drop at once', () => {
  it('is one cause they share', () => {
    expect(findSharedDrops(fleetWith(45), TODAY)).toEqual([
      { day: OUT, accounts: 50, droppedShare: 0.9, fleetFactor: 0 },
    ]);
  });

  it.each([
    [5, 0],
    [29, 0],
    [30, 1], // 60% of 50
  ])('is not five accounts among fifty: %d that drop are %d such days', (dropped, days) => {
    expect(findSharedDrops(fleetWith(dropped), TODAY)).toHaveLength(days);
  });

  it('is never decided of fewer than twenty accounts with a usual level', () => {
    expect(findSharedDrops(fleetWith(19, 19), TODAY)).toEqual([]);
    expect(findSharedDrops(fleetWith(20, 20), TODAY)).toHaveLength(1);
    const quiet = buildFleet(50, () => buildSeries(TODAY, (day) => (day === OUT ? 0 : 4)));
    expect(findSharedDrops(quiet, TODAY)).toEqual([]);
  });

  it('takes half of the usual for a drop, and more for none', () => {
    const at = (rest: number) =>
      findSharedDrops(
        buildFleet(50, () => buildSeries(TODAY, (day) => (day === OUT ? rest : 40))),
        TODAY,
      );
    expect([at(20).length, at(21).length]).toEqual([1, 0]);
  });

  it('is not a weekend, however quiet weekends are', () => {
    for (let ahead = 0; ahead < 7; ahead += 1) {
      const today = addDays(TODAY, ahead);
      expect(
        findSharedDrops(
          buildFleet(50, () => buildSeries(today, () => 100, 0.05)),
          today,
        ),
      ).toEqual([]);
    }
  });

  it('is not a day that is not reported yet', () => {
    const late = buildFleet(50, (index) => buildSeries(index < 40 ? OUT : TODAY, () => 100));
    expect(findSharedDrops(late, TODAY)).toEqual([]);
  });

  it('is sought in the last fourteen days, oldest first', () => {
    const out = new Set([addDays(TODAY, -15), addDays(TODAY, -14), OUT]);
    const fleet = buildFleet(50, () => buildSeries(TODAY, (day) => (out.has(day) ? 0 : 100), 1));
    expect(findSharedDrops(fleet, TODAY).map(({ day }) => day)).toEqual([addDays(TODAY, -14), OUT]);
  });
});

describe('a shared cause', () => {
  const drop = (ago: number, fleetFactor = 0): SharedDrop => ({
    day: addDays(TODAY, -ago),
    accounts: 50,
    droppedShare: 0.9,
    fleetFactor,
  });
  const holds = (...drops: SharedDrop[]) => findSharedCause(drops, TODAY) !== null;

  it('of one day holds until two whole days without it are in: then it is a tenth of a window', () => {
    expect([1, 2, 3, 10].map((ago) => holds(drop(ago)))).toEqual([true, true, false, false]);
  });

  it('of more holds as long as more than one working day of fourteen is lost', () => {
    const week = [10, 11, 12, 13, 14].map((ago) => drop(ago, 0.2));
    expect(holds(...week)).toBe(true); // 0.4 lost
    expect(holds(drop(13, 0.2), drop(14, 0.2))).toBe(true); // 0.16
    expect(holds(drop(14, 0.2), drop(15, 0.2))).toBe(false); // one left the window: 0.08
    expect(holds(drop(13, 0.5), drop(14, 0.5))).toBe(false); // 0.1: the boundary is let go
  });

  it('says since when and until when, and how bad the worst day was', () => {
    expect(findSharedCause([drop(1, 0.4), drop(3, 0.1), drop(2, 0.3)], TODAY)).toEqual({
      sinceOn: addDays(TODAY, -3), lastOn: OUT, days: 3, worst: drop(3, 0.1),
    }); // prettier-ignore
  });

  it('knows nothing of today and later, nor of what is long past', () => {
    expect([holds(), holds(drop(0)), holds(drop(-1)), holds(drop(15), drop(16))]).toEqual([false, false, false, false]);
  });
});
