import fc from 'fast-check';
import { parseDay, parseInstant } from '../../../src/ingest/csv/calendar';

describe('a calendar day', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false], // 2026 is no leap year
    ['2024-02-29', true],
    ['2000-02-29', true], // divisible by 400
    ['2100-02-29', false], // divisible by 100
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['1970-01-01', true],
    ['1969-12-31', false],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['20266-01-01', false],
    ['2026-1-1', false],
    ['01/02/2026', false],
    ['2026-01-01T00:00:00Z', false],
  ])('%s is a real one: %p', (text, isReal) => {
    expect(parseDay(text)).toBe(isReal ? text : undefined);
  });

  it('is accepted exactly when the calendar has it', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1970, max: 2199 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const isReal = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
        expect(parseDay(text)).toBe(isReal ? text : undefined);
      }),
    );
  });
});

describe('an instant', () => {
  it.each([
    ['2026-02-28T09:30:00Z', '2026-02-28T09:30:00.000Z'],
    ['2026-02-28t09:30:00z', '2026-02-28T09:30:00.000Z'],
    ['2026-02-28 09:30:00+00', '2026-02-28T09:30:00.000Z'], // as Postgres writes it
    ['2026-02-28T09:30Z', '2026-02-28T09:30:00.000Z'],
    ['2026-02-28T09:30:00.123456+02:00', '2026-02-28T07:30:00.123Z'],
    ['2026-02-28T09:30:00,5-0530', '2026-02-28T15:00:00.500Z'],
    ['2026-03-01T00:30:00+01:00', '2026-02-28T23:30:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(parseInstant(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '2026-02-28T09:30:00', // without a zone nobody knows when
    '2026-02-28',
    '2026-02-30T09:30:00Z',
    '2026-02-28T24:00:00Z',
    '2026-02-28T09:60:00Z',
    '2026-02-28T09:30:00+15:00',
    '1772271000',
    'yesterday',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('written by any clock is read back to the millisecond', () => {
    const date = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2199-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(date, (at) => expect(parseInstant(at.toISOString())).toEqual(at)));
  });
});
