import fc from 'fast-check';
import { apportion } from '../../src/scoring/apportion';

const amounts = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('numbers made whole', () => {
  it('add up to the total whatever they are, each off by less than one where the total is their own', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const total = Math.round(sum(all));
        const shares = apportion(all, total);
        expect(sum(shares)).toBe(total);
        shares.forEach((share, index) => expect(Math.abs(share - (all[index] ?? 0))).toBeLessThan(1 + 1e-9));
      }),
    );
  });

  it('add up even to a total that is not theirs', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 3000 }), (all, total) => {
        expect(sum(apportion(all, total))).toBe(total);
      }),
    );
  });

  it.each([
    // amounts, total, shares
    [[], 0, []],
    [[54.6], 55, [55]],
    [[27.9, 27.8], 56, [28, 28]],
    [[0.5, 0.5], 1, [1, 0]], // of those cut alike the first
  ])('of %j to %d are %j', (all, total, shares) => expect(apportion(all, total)).toEqual(shares));
});
