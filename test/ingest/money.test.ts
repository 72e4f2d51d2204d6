import fc from 'fast-check';
import { minorDigits, toMajorUnits } from '../../src/ingest/money';

describe('money', () => {
  it.each([
    [1234, 'EUR', '12.34'],
    [1200, 'usd', '12'],
    [5, 'USD', '0.05'],
    [-250, 'GBP', '-2.5'],
    [0, 'USD', '0'],
    ['-0', 'USD', '0'],
    [500, 'JPY', '500'],
    [500, 'krw', '500'],
    [5124, 'KWD', '5.124'],
    [5, 'BHD', '0.005'],
    [12345, 'CLF', '1.2345'],
    ['0.5', 'USD', '0.005'],
    ['1250.125', 'USD', '12.50125'],
    ['0.5', 'JPY', '0.5'],
    ['99999999999999999999999999', 'USD', '999999999999999999999999.99'],
  ])('says %s minor units of %s as %s', (minor, currency, major) => {
    expect(toMajorUnits(minor, currency)).toBe(major);
  });

  it('lets a vendor count a currency in its own way', () => {
    expect(toMajorUnits(500, 'ISK')).toBe('500');
    expect(toMajorUnits(500, 'isk', { ISK: 2 })).toBe('5');
  });

  it('takes two digits for a currency it does not know', () => {
    expect(minorDigits('XYZ')).toBe(2);
  });

  it.each([1.5, Number.NaN, 2 ** 53, '1e3', '', '1,50', '1.', ' 1', '--1'])(
    'refuses %p, which is no amount',
    (minor) => {
      expect(() => toMajorUnits(minor, 'EUR')).toThrow(RangeError);
    },
  );

  it('loses nothing, whatever the amount and the currency', () => {
    const currency = fc.constantFrom('USD', 'JPY', 'BHD', 'CLF');
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), currency, (minor, code) => {
        const [whole = '', fraction = ''] = toMajorUnits(String(minor), code).split('.');
        const sign = whole.startsWith('-') ? -1n : 1n;
        const digits = minorDigits(code);
        const back =
          BigInt(whole.replace('-', '')) * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, '0') || '0');
        expect(sign * back).toBe(minor);
      }),
    );
  });
});
