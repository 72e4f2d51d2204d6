import { advance, completeTo, readStanding, sinceOf, writeStanding } from '../../../src/ingest/sql/sql-cursor';

const NOW = new Date('2026-11-22T10:30:00Z');
const PLAN = { now: NOW, backfillDays: 400, overlapHours: 2 };

describe('what :since is', () => {
  it('from the beginning: the start of the day 400 days ago', () => {
    expect(sinceOf({ at: null, passAt: null }, PLAN)).toEqual(new Date('2025-10-18T00:00:00Z'));
  });

  it('after a finished pass: the newest value seen, less the overlap', () => {
    expect(sinceOf({ at: new Date('2026-11-22T09:00:00Z'), passAt: null }, PLAN)).toEqual(
      new Date('2026-11-22T07:00:00Z'),
    );
  });

  it.each([
    ['2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'], // long before the overlap: exactly where it stood
    ['2026-11-22T06:00:00Z', '2026-11-22T06:00:00Z'],
    ['2026-11-22T06:00:01Z', '2026-11-22T06:00:00Z'], // within: rows may have come late meanwhile
    ['2026-11-22T08:00:00Z', '2026-11-22T06:00:00Z'],
  ])('of a pass cut at %s that began at 08:00: %s', (at, since) => {
    const standing = { at: new Date(at), passAt: new Date('2026-11-22T08:00:00Z') };
    expect(sinceOf(standing, PLAN)).toEqual(new Date(since));
  });
});

describe('the newest value seen', () => {
  it.each([
    [null, null, null],
    [null, '2026-11-20T00:00:00Z', '2026-11-20T00:00:00Z'],
    ['2026-11-21T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    ['2026-11-21T00:00:00Z', '2099-01-01T00:00:00Z', NOW.toISOString()], // a date far ahead must not hide what comes
  ])('after %s, seeing %s, is %s', (at, seen, expected) => {
    const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));
    expect(advance(toDate(at), toDate(seen), NOW)).toEqual(toDate(expected));
  });

  it('is kept with the time the pass began, and read back', () => {
    const standing = { at: new Date('2026-11-20T00:00:00.123Z'), passAt: NOW };
    expect(readStanding(writeStanding(standing))).toEqual(standing);
    expect(readStanding(null)).toEqual({ at: null, passAt: null });
  });
});

describe('the last day that is complete', () => {
  it.each([
    [null, 'day_before', undefined],
    ['2026-11-20', 'day_before', '2026-11-19'],
    ['2026-11-20', 'newest_day', '2026-11-20'],
    ['2026-11-22', 'newest_day', '2026-11-21'], // today is not over
    ['2026-11-22', 'day_before', '2026-11-21'],
    ['2026-12-31', 'day_before', '2026-11-21'],
  ] as const)('when the newest is %s, by %s: %s', (newest, rule, expected) => {
    expect(completeTo(newest, rule, NOW)).toBe(expected);
  });
});
