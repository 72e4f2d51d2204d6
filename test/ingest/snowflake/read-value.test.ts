import { readerOf } from '../../../src/ingest/snowflake/read-value';

// https://docs.snowflake.com/en/developer-guide/sql-api/handling-responses
describe('a value of Snowflake, which always comes as text', () => {
  it.each([
    ['FIXED', '12345678901234567890.10', '12345678901234567890.10'],
    ['REAL', '1.5e10', '1.5e10'],
    ['TEXT', '2026', '2026'],
    ['BOOLEAN', 'true', true],
    ['BOOLEAN', 'false', false],
    ['DATE', '0', '1970-01-01'],
    ['DATE', '20777', '2026-11-20'],
    ['DATE', '-1', '1969-12-31'],
    ['TIMESTAMP_NTZ', '1795168800.000000000', '2026-11-20T10:00:00.000Z'],
    ['TIMESTAMP_LTZ', '1795168800.123456789', '2026-11-20T10:00:00.123Z'],
    ['TIMESTAMP_NTZ', '-0.500000000', '1969-12-31T23:59:59.500Z'],
    ['TIMESTAMP_TZ', '1795168800.000000000 1500', '2026-11-20T10:00:00.000Z'], // an hour east: the same instant
    ['TIMESTAMP_TZ', '1795168800 960', '2026-11-20T10:00:00.000Z'],
    ['VARIANT', '{"a":1}', '{"a":1}'],
    ['DATE', 'today', 'today'], // not of its type: the contract refuses it
    ['TIMESTAMP_NTZ', 'now', 'now'],
    ['BOOLEAN', 'maybe', 'maybe'],
  ])('%s %s is %j', (type, text, expected) => {
    expect(readerOf(type)(text)).toBe(expected);
  });

  it.each([1, 123, 122, 999, 1_000])('keeps %d ms, though seconds with a fraction cannot hold them all', (ms) => {
    const seconds = (1_795_168_800 + ms / 1000).toFixed(9);
    expect(readerOf('TIMESTAMP_NTZ')(seconds)).toBe(new Date(1_795_168_800_000 + ms).toISOString());
  });
});
