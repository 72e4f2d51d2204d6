import { z } from 'zod';
import { optional, required } from '../../../src/ingest/csv/cell';
import * as kinds from '../../../src/ingest/csv/cell-kinds';

function read(cell: z.ZodType, text: string): unknown {
  const result = cell.safeParse(text);
  return result.success ? result.data : `bad: ${result.error.issues[0]?.message}`;
}

describe('a cell of the CSV contract', () => {
  it.each([
    ['count', kinds.count, '5', 5],
    ['count', kinds.count, '5.0', 5], // some exports write integers so
    ['count', kinds.count, ' 5 ', 5],
    ['count', kinds.count, '0', 0],
    ['count', kinds.count, '2147483647', 2_147_483_647],
    ['amount', kinds.amount, '1.5e3', 1500],
    ['number', kinds.number(), '-12.30', -12.3], // a credit note
    ['integer 1–5', kinds.integer(1, 5), '1', 1],
    ['integer 1–5', kinds.integer(1, 5), '5', 5],
    ['e-mail', kinds.email, 'Ann.Lee@Example.COM', 'ann.lee@example.com'],
    ['one of', kinds.oneOf(['p1', 'p2']), 'P1', 'p1'],
    ['flag', kinds.flag, 'TRUE', true],
    ['flag', kinds.flag, 'false', false],
    ['currency', kinds.currency, 'eur', 'EUR'],
    ['text', kinds.text(3), 'abc', 'abc'],
    ['text', kinds.text(100), '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'], // stored as it is, never run
    ['text', kinds.text(100), '<!channel> & <b>', '<!channel> & <b>'],
  ])('%s: %p of %p is %p', (_name, kind, text, value) => {
    expect(read(required<unknown>(kind), text)).toEqual(value);
    expect(read(optional<unknown>(kind), text)).toEqual(value);
  });

  it.each([
    [kinds.count, '-1', 'a whole number from 0 up'],
    [kinds.count, '5.5', 'a whole number from 0 up'],
    [kinds.count, '2147483648', 'a whole number from 0 up'],
    [kinds.count, '1,200', 'a whole number from 0 up'],
    [kinds.count, '0x10', 'a whole number from 0 up'],
    [kinds.amount, 'NaN', 'a number from 0 up'],
    [kinds.amount, 'Infinity', 'a number from 0 up'],
    [kinds.amount, '1e999', 'a number from 0 up'],
    [kinds.number(), '1e16', 'a number within ±1e15'],
    [kinds.integer(1, 5), '0', 'a whole number from 1 to 5'],
    [kinds.integer(1, 5), '6', 'a whole number from 1 to 5'],
    [kinds.email, 'ann', 'an e-mail address'],
    [kinds.email, 'ann@x, bob@x', 'an e-mail address'],
    [kinds.oneOf(['p1', 'p2']), 'urgent', 'one of p1, p2'],
    [kinds.flag, 'yes', 'true or false'],
    [kinds.flag, 'constructor', 'true or false'],
    [kinds.currency, 'EURO', 'an ISO 4217 currency code like EUR'],
    [kinds.text(3), 'abcd', 'text of at most 3 characters, without NUL'],
    [kinds.text(9), 'a\0b', 'text of at most 9 characters, without NUL'],
    [kinds.day, '2026-02-30', 'a calendar day like 2026-02-28'],
  ])('%#: %p is refused: expected %s', (kind, text, expected) => {
    expect(read(optional<unknown>(kind), text)).toBe(`bad: expected ${expected}`);
    expect(read(required<unknown>(kind), text)).toBe(`bad: expected ${expected}`);
  });

  it.each(['', '   '])('%p is unknown where it may be, never zero, and refused where it may not', (text) => {
    expect(read(optional(kinds.count), text)).toBeNull();
    expect(read(required(kinds.count), text)).toBe('bad: is required and empty');
  });
});
