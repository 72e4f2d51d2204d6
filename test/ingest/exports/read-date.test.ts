import fc from 'fast-check';
import { readDate } from '../../../src/ingest/exports/read-date';

const RULES = { dates: 'iso', time_zone: 'UTC' } as const;
const iso = (text: string, more: object = {}) => readDate(text, { ...RULES, ...more })?.toISOString() ?? null;

describe('a date as exports write it', () => {
  it.each([
    ['2026-03-02T09:30:00Z', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02T09:30:00.123+02:00', '2026-03-02T07:30:00.000Z'],
    ['2026-03-02 09:30:00 UTC', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02 09:30:00 -0500', '2026-03-02T14:30:00.000Z'],
    ['2026-03-02 9:30 PM', '2026-03-02T21:30:00.000Z'],
    ['2026-03-02 12:05 AM', '2026-03-02T00:05:00.000Z'],
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['1772443800', '2026-03-02T09:30:00.000Z'],
    ['1772443800000', '2026-03-02T09:30:00.000Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it('without a zone is of the zone that the map names, on days of 23 and 25 hours too', () => {
    const time_zone = 'Europe/Berlin';
    expect(iso('2026-07-01 12:00', { time_zone })).toBe('2026-07-01T10:00:00.000Z');
    expect(iso('2026-10-25 12:00', { time_zone })).toBe('2026-10-25T11:00:00.000Z');
    expect(iso('2026-10-24', { time_zone })).toBe('2026-10-23T22:00:00.000Z');
    expect(iso('2026-07-01 12:00Z', { time_zone })).toBe('2026-07-01T12:00:00.000Z');
  });

  it('whose month nobody can tell is none until the map says', () => {
    expect(iso('03/04/2026')).toBeNull();
    expect(iso('03/04/2026', { dates: 'month_first' })).toBe('2026-03-04T00:00:00.000Z');
    expect(iso('03/04/2026, 5:06:07 pm', { dates: 'day_first' })).toBe('2026-04-03T17:06:07.000Z');
    expect(iso('3.4.2026 17:06', { dates: 'day_first' })).toBe('2026-04-03T17:06:00.000Z');
  });

  it.each([
    '',
    'soon',
    '2026-02-30',
    '2026-13-01',
    '2026-03-02 24:00',
    '2026-03-02 13:00 PM',
    '2026-03-02 0:10 AM',
    '99',
  ])('%j is none', (text) => {
    expect(iso(text)).toBeNull();
    expect(iso(text, { dates: 'day_first' })).toBeNull();
  });

  it('reads back every whole second that it is given', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const whole = new Date(Math.floor(instant.getTime() / 1000) * 1000).toISOString();
        expect(iso(whole)).toBe(whole);
      }),
    );
  });
});
