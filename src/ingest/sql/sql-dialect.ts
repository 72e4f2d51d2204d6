/** How a database writes what must not be mistaken for SQL, and how it is handed the value of `:since`. */
export type SqlDialect = {
  title: string;
  /** Text, quoted names and line comments, whole; each tried in turn at a place. */
  quoted: readonly RegExp[];
  hasNestedComments: boolean;
  placeholder: string; // of `:since`, as an instant
};

const LINE_COMMENT = /--[^\n]*/y;
const DOLLAR_QUOTED = /\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$/y;
const QUOTED_NAME = /"(?:[^"]|"")*"/y;
const PLAIN_TEXT = /'(?:[^']|'')*'/y;
const TEXT_WITH_ESCAPES = /'(?:[^'\\]|\\[\s\S]|'')*'/y;
const ESCAPED_TEXT = /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y;

export const POSTGRES: SqlDialect = {
  title: 'Postgres',
  quoted: [LINE_COMMENT, ESCAPED_TEXT, PLAIN_TEXT, QUOTED_NAME, DOLLAR_QUOTED],
  hasNestedComments: true,
  placeholder: '$1::timestamptz',
};

/** Redshift reads a backslash in text as an escape, as Postgres 8 did. */
export const REDSHIFT: SqlDialect = {
  ...POSTGRES,
  title: 'Redshift',
  quoted: [LINE_COMMENT, TEXT_WITH_ESCAPES, QUOTED_NAME, DOLLAR_QUOTED],
};

export const SNOWFLAKE: SqlDialect = {
  title: 'Snowflake',
  quoted: [LINE_COMMENT, /\/\/[^\n]*/y, TEXT_WITH_ESCAPES, QUOTED_NAME, /\$\$[\s\S]*?\$\$/y],
  hasNestedComments: false,
  placeholder: '?::timestamp_tz',
};

/** GoogleSQL: text in single, double or triple quotes; names in backticks. */
export const BIGQUERY: SqlDialect = {
  title: 'BigQuery',
  quoted: [
    LINE_COMMENT,
    /#[^\n]*/y,
    /"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""/y,
    /'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''/y,
    /"(?:[^"\\\n]|\\[\s\S])*"/y,
    /'(?:[^'\\\n]|\\[\s\S])*'/y,
    /`(?:[^`\\]|\\[\s\S])*`/y,
  ],
  hasNestedComments: false,
  placeholder: '@since',
};

export const DUCKDB: SqlDialect = {
  title: 'DuckDB',
  quoted: POSTGRES.quoted,
  hasNestedComments: true,
  placeholder: '$since::timestamptz',
};
