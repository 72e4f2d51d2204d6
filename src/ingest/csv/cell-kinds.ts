import type { CellKind } from './cell';
import { parseDay, parseInstant } from './calendar';

const MAX_ID_LENGTH = 200; // two of them still fit into one index entry of Postgres (2,704 bytes)
const MAX_INTEGER = 2_147_483_647; // Postgres integer
const MAX_NUMBER = 1e15; // beyond that a float8 no longer holds whole numbers and cents
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;
const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;

/** Text as it came, of at most `maxLength` characters. Postgres cannot hold NUL in text. */
export function text(maxLength: number): CellKind<string> {
  return {
    parse: (raw) => (raw.length <= maxLength && !raw.includes('\0') ? raw : undefined),
    expected: `text of at most ${maxLength} characters, without NUL`,
  };
}

export const id = text(MAX_ID_LENGTH);

export const email: CellKind<string> = {
  parse: (raw) => (raw.length <= 254 && EMAIL.test(raw) && !raw.includes('\0') ? raw.toLowerCase() : undefined),
  expected: 'an e-mail address',
};

export const day: CellKind<string> = { parse: parseDay, expected: 'a calendar day like 2026-02-28' };

export const instant: CellKind<Date> = {
  parse: parseInstant,
  expected: 'an instant with its zone, like 2026-02-28T09:30:00Z',
};

/** A finite number within [min, max]. */
export function number(min = -MAX_NUMBER, max = MAX_NUMBER): CellKind<number> {
  return {
    parse: (raw) => {
      const value = NUMBER.test(raw) ? Number(raw) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    },
    expected: `a number ${describeRange(min, max)}`,
  };
}

/** A whole number within [min, max]; `5.0` is one too, since some exports write integers so. */
export function integer(min = 0, max = MAX_INTEGER): CellKind<number> {
  const range = number(min, max);
  return {
    parse: (raw) => {
      const value = range.parse(raw);
      return value !== undefined && Number.isInteger(value) ? value : undefined;
    },
    expected: `a whole number ${describeRange(min, max)}`,
  };
}

export const count = integer();
export const amount = number(0);

/** One of a closed set; upper case is tolerated. */
export function oneOf<const T extends string>(values: readonly T[]): CellKind<T> {
  const known = new Map<string, T>(values.map((value) => [value, value]));
  return {
    parse: (raw) => known.get(raw) ?? known.get(raw.toLowerCase()),
    expected: `one of ${values.join(', ')}`,
  };
}

const FLAGS = new Map([
  ['true', true],
  ['false', false],
]);

export const flag: CellKind<boolean> = {
  parse: (raw) => FLAGS.get(raw.toLowerCase()),
  expected: 'true or false',
};

export const currency: CellKind<string> = {
  parse: (raw) => (/^[A-Za-z]{3}$/.test(raw) ? raw.toUpperCase() : undefined),
  expected: 'an ISO 4217 currency code like EUR',
};

function describeRange(min: number, max: number): string {
  const hasMax = max !== MAX_NUMBER && max !== MAX_INTEGER;
  if (min === -MAX_NUMBER) return 'within ±1e15';
  return hasMax ? `from ${min} to ${max}` : `from ${min} up`;
}
