import fc from 'fast-check';
import type { QbrSubject } from '../../../src/domain/qbr';
import { placeAccounts } from '../../../src/scoring/qbr/place-accounts';

const SETTINGS = { greenFrom: 71, rates: {} };
const subject = (accountId: string, score: number | null, arr: number | null, changes: Partial<QbrSubject> = {}) => ({
  accountId,
  name: accountId.toUpperCase(),
  score,
  band: 'yellow' as const,
  arr,
  currency: 'EUR',
  renewalOn: null,
  isGone: false,
  ...changes,
});
const quadrants = (subjects: readonly QbrSubject[], rates = {}) =>
  Object.fromEntries(placeAccounts(subjects, { ...SETTINGS, rates }).accounts.map((one) => [one.accountId, one.quadrant])); // prettier-ignore

describe('the 2×2 of a review', () => {
  it.each([
    // score, ARR, field
    [70, 300, 'save_first'],
    [71, 300, 'keep'],
    [71, 299, 'grow'],
    [70, 299, 'watch'],
    [0, 1, 'watch'],
    [100, 1_000, 'keep'],
  ])('R16: puts a score of %d with an ARR of %d, where the median is 300, under %s', (score, arr, quadrant) => {
    const others = [subject('x', 50, 300), subject('y', 50, 300), subject('z', 50, 300)];
    expect(quadrants([...others, subject('one', score, arr)])['one']).toBe(quadrant);
  });

  it('divides by the median ARR of who is placed, half-way between two in the middle', () => {
    const { medianArr } = placeAccounts(
      [subject('a', 50, 100), subject('b', 50, 300), subject('c', null, 9e9)],
      SETTINGS,
    );
    expect(medianArr).toBe(200);
  });

  it.each([
    ['no_score', subject('odd', null, 100)],
    ['no_score', subject('odd', 50, 100, { band: 'unknown' })],
    ['no_score', subject('odd', 50, 100, { band: null })],
    ['no_arr', subject('odd', 50, null)],
    ['no_arr', subject('odd', 50, 0)],
    ['no_rate', subject('odd', 50, 100, { currency: 'USD' })],
    ['left', subject('odd', 50, 100, { isGone: true })],
  ])('lists, and never places, an account for %s', (reason, odd) => {
    const { accounts, unplaced } = placeAccounts([odd, subject('a', 50, 100), subject('b', 50, 100)], SETTINGS);
    expect(unplaced).toEqual([{ accountId: 'odd', name: 'ODD', reason }]);
    expect(accounts).toHaveLength(2);
  });

  it('compares ARR in one currency where there are rates', () => {
    const found = placeAccounts([subject('a', 50, 100), subject('b', 50, 100, { currency: 'USD' })], { ...SETTINGS, rates: { USD: 0.5 } }); // prettier-ignore
    expect([found.currency, found.accounts.map(({ arr }) => arr)]).toEqual(['EUR', [100, 50]]);
  });

  it('takes an amount without a currency for the common one', () => {
    const { accounts } = placeAccounts([subject('a', 50, 100), subject('b', 50, 40, { currency: null })], SETTINGS);
    expect(accounts).toHaveLength(2);
  });

  it('of nobody has no median', () => {
    expect(placeAccounts([], SETTINGS)).toMatchObject({ medianArr: null, accounts: [], unplaced: [] });
  });

  it('R16: whatever the pod, every account is placed once or listed once', () => {
    const arbitrary = fc.record({
      accountId: fc.uuid(),
      name: fc.string(),
      score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      band: fc.constantFrom('red' as const, 'yellow' as const, 'green' as const, 'unknown' as const, null),
      arr: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null }),
      currency: fc.constantFrom('EUR', 'USD', null),
      renewalOn: fc.constant(null),
      isGone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(arbitrary, { selector: ({ accountId }) => accountId }), (subjects) => {
        const { accounts, unplaced } = placeAccounts(subjects, SETTINGS);
        const found = [...accounts, ...unplaced].map(({ accountId }) => accountId);
        expect(found.toSorted()).toEqual(subjects.map(({ accountId }) => accountId).toSorted());
      }),
    );
  });
});
