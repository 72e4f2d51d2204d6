/** An exact number: `over` is never 0 and never negative. Not shortened until it is shown. */
export type Fraction = { top: bigint; over: bigint };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

export const ZERO: Fraction = { top: 0n, over: 1n };

export function fraction(top: number | bigint, over: number | bigint = 1): Fraction {
  return { top: BigInt(top), over: BigInt(over) };
}

/**
 * The number that stands in a decimal text, or that JSON wrote as one (25.5), exactly.
 * @throws RangeError when it is none.
 */
export function parseFraction(text: string | number): Fraction {
  const parts = DECIMAL.exec(String(text));
  if (parts === null) throw new RangeError('not a decimal number');
  const [, sign = '', whole = '', behind = '', exponent = '0'] = parts;
  const digits = behind.length - Number(exponent);
  const top = BigInt(`${sign}${whole}${behind}`);
  return digits > 0 ? { top, over: 10n ** BigInt(digits) } : { top: top * 10n ** BigInt(-digits), over: 1n };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.over + b.top * a.over, over: a.over * b.over };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { top: -b.top, over: b.over });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, over: a.over * b.over };
}

/** @throws RangeError when `b` is not above 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.top <= 0n) throw new RangeError('divided by what is not above 0');
  return { top: a.top * b.over, over: a.over * b.top };
}

export function atLeastZero(a: Fraction): Fraction {
  return a.top < 0n ? ZERO : a;
}

/** Whether `a` is less than `b`. */
export function isLess(a: Fraction, b: Fraction): boolean {
  return a.top * b.over < b.top * a.over;
}

/** The nearest whole number; a half goes away from zero, as on invoices. */
export function round({ top, over }: Fraction): bigint {
  const size = top < 0n ? -top : top;
  const rounded = (2n * size + over) / (2n * over);
  return top < 0n ? -rounded : rounded;
}
