/**
 * Digits behind the point, where they are not two. Source: ISO 4217, list one (SIX, six-group.com/en/products-services/financial-information/data-standards.html);
 * MGA and MRU, whose fifths no system sends, count as having two there and here.
 */
const EXPONENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      'BIF',
      'CLP',
      'DJF',
      'GNF',
      'ISK',
      'JPY',
      'KMF',
      'KRW',
      'PYG',
      'RWF',
      'UGX',
      'UYI',
      'VND',
      'VUV',
      'XAF',
      'XOF',
      'XPF',
    ].map((code) => [code, 0]),
  ),
  ...Object.fromEntries(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};
const USUAL_EXPONENT = 2;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Digits behind the point where a vendor counts otherwise than ISO 4217. */
export type OwnExponents = Readonly<Record<string, number>>;

/** Digits behind the point of a currency's minor unit, 0 to 4; 2 for whatever is not listed. Either case. Never throws. */
export function minorDigits(currency: string, own: OwnExponents = {}): number {
  const code = currency.toUpperCase();
  return own[code] ?? EXPONENTS[code] ?? USUAL_EXPONENT;
}

/**
 * An amount in minor units (cents, fils, whole yen) as a decimal string in major units, exactly: no digit goes through a float.
 *   major = minor × 10^−digits(currency)
 * `minor` may have a fraction of its own (half a cent per unit), as text. Trailing zeros behind the point go.
 * @throws RangeError when it is no whole number, or text that is no plain decimal.
 */
export function toMajorUnits(minor: string | number, currency: string, own: OwnExponents = {}): string {
  const parts = DECIMAL.exec(toText(minor));
  if (parts === null) throw new RangeError('an amount in minor units is a whole number or a plain decimal');
  const [, sign = '', whole = '', fraction = ''] = parts;
  const digits = minorDigits(currency, own);
  const padded = whole.padStart(digits + 1, '0');
  const point = padded.length - digits;
  const major = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const behind = `${padded.slice(point)}${fraction}`.replace(/0+$/, '');
  const text = behind === '' ? major : `${major}.${behind}`;
  return text === '0' ? '0' : `${sign}${text}`;
}

/** Numbers beyond 2^53 are no longer what the vendor sent. */
function toText(minor: string | number): string {
  if (typeof minor === 'string') return minor;
  return Number.isSafeInteger(minor) ? String(minor) : '';
}
