import fc from 'fast-check';
import { bindSince } from '../../../src/ingest/sql/bind-since';
import { splitSql } from '../../../src/ingest/sql/split-sql';
import { BIGQUERY, DUCKDB, POSTGRES, REDSHIFT, SNOWFLAKE } from '../../../src/ingest/sql/sql-dialect';

const DIALECTS = [POSTGRES, REDSHIFT, SNOWFLAKE, BIGQUERY, DUCKDB];

describe('where :since is the place of a value', () => {
  it.each([
    [POSTGRES, 'select 1 where a >= :since', 'select 1 where a >= $1::timestamptz'],
    [SNOWFLAKE, 'select 1 where a >= :since', 'select 1 where a >= ?::timestamp_tz'],
    [BIGQUERY, 'select 1 where a >= :since', 'select 1 where a >= @since'],
    [DUCKDB, 'select 1 where a >= :since', 'select 1 where a >= $since::timestamptz'],
    [POSTGRES, 'select 1 where a >= :since::date', 'select 1 where a >= $1::timestamptz::date'],
    [POSTGRES, 'select f(:since)', 'select f($1::timestamptz)'],
  ])('in %#: code', (dialect, sql, text) => {
    expect(bindSince(sql, dialect)).toEqual({ text, sinceCount: 1 });
  });

  it('is counted each time, for databases that are handed one value for each', () => {
    expect(bindSince('select 1 where a >= :since or b >= :since', SNOWFLAKE).sinceCount).toBe(2);
  });

  it.each([
    ['text', POSTGRES, "select ':since'"],
    ['text with a doubled quote', POSTGRES, "select 'it''s :since'"],
    ['text with an escape', POSTGRES, "select E'it\\'s :since'"],
    ['text between dollars', POSTGRES, 'select $a$ :since $b$ :since $a$'],
    ['a quoted name', POSTGRES, 'select ":since" from t'],
    ['a line comment', POSTGRES, 'select 1 -- :since\n'],
    ['a comment within a comment', POSTGRES, 'select 1 /* a /* b */ :since */'],
    ['a cast', POSTGRES, 'select a::since'],
    ['a longer name', POSTGRES, 'select 1 where a >= :since_day'],
    ['text with a backslash', REDSHIFT, "select 'it\\'s :since'"],
    ['a path into JSON', SNOWFLAKE, 'select data:since from t'],
    ['a path from a quoted column', SNOWFLAKE, 'select "data":since from t'],
    ['a comment with two strokes', SNOWFLAKE, 'select 1 // :since\n'],
    ['text in double quotes', BIGQUERY, 'select ":since"'],
    ['text in three quotes', BIGQUERY, 'select """a " :since"""'],
    ['a comment with a hash', BIGQUERY, 'select 1 # :since\n'],
    ['a name in backticks', BIGQUERY, 'select `:since` from t'],
  ])('is left alone in %s', (_where, dialect, sql) => {
    expect(bindSince(sql, dialect)).toEqual({ text: sql, sinceCount: 0 });
  });

  it('is found after text that ends in a backslash, which is no escape in Postgres', () => {
    expect(bindSince("select '\\' where a > :since", POSTGRES).sinceCount).toBe(1);
  });

  it('is never found inside quoted text, whatever is written there', () => {
    const text = fc.string().map((value) => `select '${value.replaceAll("'", "''")}:since'`);
    fc.assert(fc.property(text, (sql) => bindSince(sql, POSTGRES).sinceCount === 0));
  });
});

describe('what a query may be', () => {
  it.each([
    ['select 1'],
    ['  with a as (select 1) select * from a'],
    ['-- usage\nselect 1'],
    ['(select 1) union (select 2)'],
  ])('a SELECT: %s', (sql) => {
    expect(bindSince(sql, POSTGRES).text).toBe(sql);
  });

  it('its closing semicolon is dropped, also before a comment', () => {
    expect(bindSince('select 1;', POSTGRES).text.trim()).toBe('select 1');
    expect(bindSince('select 1; -- done', POSTGRES).text).toBe('select 1 -- done');
  });

  it('a semicolon in text ends nothing', () => {
    expect(bindSince("select ';' as a", POSTGRES).text).toBe("select ';' as a");
  });

  it.each([['select 1; select 2'], ['select 1; drop table accounts'], ['select 1;;'], ["select ';'; delete from a;"]])(
    'not several statements: %s',
    (sql) => {
      expect(() => bindSince(sql, POSTGRES)).toThrow('must be one SELECT, not several statements');
    },
  );

  it.each([
    ['delete from accounts'],
    ['update a set b = 1'],
    ['/* select */ drop table a'],
    ['copy a to stdout'],
    [' '],
  ])('not %s', (sql) => {
    for (const dialect of DIALECTS) expect(() => bindSince(sql, dialect)).toThrow('must be a SELECT');
  });

  it.each([["select 'open"], ['select "open'], ['select 1 /* open']])('not one that stays open: %s', (sql) => {
    expect(() => bindSince(sql, POSTGRES)).toThrow('is not closed');
  });
});

it('a statement in parts is the statement when put together again', () => {
  const piece = fc.constantFrom(
    "'a'",
    '"b"',
    '-- c\n',
    '/* d */',
    ':since',
    ' ',
    'select',
    '$x$y$x$',
    '::',
    ';',
    '#',
    '`e`',
  );
  const sql = fc.array(piece).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(sql, fc.constantFrom(...DIALECTS), (statement, dialect) => {
      expect(
        splitSql(statement, dialect)
          .map(({ text }) => text)
          .join(''),
      ).toBe(statement);
    }),
  );
});
