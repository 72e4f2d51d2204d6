import fc from 'fast-check';
import { toBenchmarks } from '../../../src/services/customer-report/to-benchmarks';

const seatsOf = (peers: Partial<Parameters<typeof toBenchmarks>[0]['seats']>) =>
  toBenchmarks({ seats: { own: 0.8, members: 20, below: 15, same: 1, median: 0.5, ...peers }, features: null })[0] ??
  null;

describe('R202: how a customer compares', () => {
  it.each([
    // below, same, standing
    [15, 1, 'top_quarter'],
    [14, 2, 'top_quarter'], // exactly 75
    [14, 1, 'ahead'],
    [11, 1, 'ahead'],
    [10, 1, 'level'], // no more than half have less
  ])('with %d of 20 below and %d alike is %s', (below, same, standing) => {
    expect(seatsOf({ below, same })).toMatchObject({ measure: 'seats', standing });
  });

  it.each([
    [0.475, 'level'],
    [0.474, undefined],
  ])('with a share of %d where 0.5 is typical is %s: behind is not told', (own, standing) => {
    expect(seatsOf({ own, below: 8 })?.standing).toBe(standing);
  });

  it.each([
    [10, true],
    [9, false],
  ])('among %d companies is told: %s', (members, isTold) => {
    expect(seatsOf({ members, below: members - 1 }) !== null).toBe(isTold);
  });

  it('says how many times what is typical from 1.2 on', () => {
    expect(seatsOf({ own: 0.6 })?.timesTypical).toBeCloseTo(1.2);
    expect(seatsOf({ own: 0.59 })?.timesTypical).toBeNull();
    expect(seatsOf({ median: 0 })?.timesTypical).toBeNull();
  });

  it('is silent where the share is not known, or nothing is in use', () => {
    expect(toBenchmarks({ seats: null, features: null })).toEqual([]);
    expect(seatsOf({ own: 0, median: 0 })).toBeNull();
  });

  it('never says a customer is ahead of half of its like when it is not', () => {
    const peers = fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 50 }), fc.nat({ max: 50 }));
    fc.assert(
      fc.property(peers, ([below, same, above]) => {
        const told = seatsOf({ below, same, members: below + same + above });
        if (told?.standing === 'ahead') expect(below).toBeGreaterThan(above + same);
        if (told?.standing === 'top_quarter')
          expect(below + same / 2).toBeGreaterThanOrEqual(0.75 * (below + same + above));
      }),
    );
  });
});
