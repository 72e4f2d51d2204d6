import fc from 'fast-check';
import { chooseWaiting } from '../../src/alerts/choose-waiting';

const old = (name: string) => ({ name, isToday: false });
const fresh = (name: string) => ({ name, isToday: true });
const names = (rows: readonly { name: string }[]): string => rows.map(({ name }) => name).join('');

describe('what of the waiting alerts is shown', () => {
  it.each([
    ['the gravest', [old('a'), old('b'), old('c')], 'ab'],
    ['the gravest, where one of them is of today', [fresh('a'), old('b'), fresh('c')], 'ab'],
    ['last one of today, where the gravest are all older', [old('a'), old('b'), fresh('c'), fresh('d')], 'ac'],
    ['all, where there are few', [old('a')], 'a'],
    ['nothing, where there is nothing', [], ''],
  ])('is %s', (_what, ranked, expected) => expect(names(chooseWaiting(ranked, 2))).toBe(expected));

  it('R158: keeps the order, has its length, and one of today whenever there is one', () => {
    const rows = fc.array(fc.record({ isToday: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), (ranked, limit) => {
        const shown = chooseWaiting(ranked, limit);
        const places = shown.map((one) => ranked.indexOf(one));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(shown).toHaveLength(Math.min(limit, ranked.length));
        expect(shown.some(({ isToday }) => isToday)).toBe(ranked.some(({ isToday }) => isToday));
      }),
    );
  });
});
