import fc from 'fast-check';
import { cutAtWord } from '../../src/crm/cut-at-word';

describe('R6: a reason is a short text, cut to what the field holds', () => {
  it.each([
    // text, length, what is written
    ['Logins down 41% in 14 days', 40, 'Logins down 41% in 14 days'],
    ['Logins down 41% in 14 days', 26, 'Logins down 41% in 14 days'], // just fits
    ['Logins down 41% in 14 days', 25, 'Logins down 41% in 14…'], // one short: the last word goes
    ['Logins down 41% in 14 days', 12, 'Logins down…'], // the cut falls behind a word
    ['Logins down, lately', 13, 'Logins down…'], // no comma before the mark
    ['Donaudampfschifffahrt', 10, 'Donaudamp…'], // one word that is too long
    ['Logins', 0, ''],
    ['  Logins  ', 6, 'Logins'],
  ])('%j in %d characters is %j', (text, length, written) => {
    expect(cutAtWord(text, length)).toBe(written);
  });

  it('never holds more than the field does, nor half a character, and changes nothing that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (text, length) => {
        const cut = cutAtWord(text, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
        if (text.trim().length <= length) expect(cut).toBe(text.trim());
      }),
    );
  });
});
