import { ConfigError } from '../../errors';
import { splitSql, type SqlPart } from './split-sql';
import type { SqlDialect } from './sql-dialect';

/** A SELECT with places for the value of `:since`; `sinceCount` of them. The value is handed to the database beside the text, never in it. */
export type BoundSelect = { text: string; sinceCount: number };

/** Not `::date`, not `column:since` (Snowflake's path into JSON), not `:since_day`. */
const SINCE = /(?<![\w:)\]"]):since(?!\w)/g;
const FIRST_WORD = /^[\s(]*([A-Za-z]+)/;

/**
 * The one SELECT that a person wrote, with `:since` replaced by the database's own place for a value wherever it is code: not in text, in quoted
 * names, in comments, or in a cast. Pure.
 * @throws ConfigError when it is more than one statement, or anything but a SELECT.
 */
export function bindSince(sql: string, dialect: SqlDialect): BoundSelect {
  const parts = dropClosingSemicolon(splitSql(sql, dialect));
  if (parts.some(isStatementEnd)) throw new ConfigError('must be one SELECT, not several statements');
  const code = parts.map(({ kind, text }) => (kind === 'comment' ? ' ' : text)).join('');
  const first = FIRST_WORD.exec(code)?.[1]?.toLowerCase();
  if (first !== 'select' && first !== 'with') throw new ConfigError('must be a SELECT (or WITH … SELECT)');
  let sinceCount = 0;
  const bind = (): string => {
    sinceCount += 1;
    return dialect.placeholder;
  };
  const text = parts
    .map((part, index) => (part.kind === 'code' ? bindPart(part.text, parts[index - 1], bind) : part.text))
    .join('');
  return { text, sinceCount };
}

function bindPart(code: string, before: SqlPart | undefined, bind: () => string): string {
  const isPath = before?.kind === 'quoted' && /^:since(?!\w)/.test(code); // "column":since
  if (!isPath) return code.replace(SINCE, bind);
  return `:since${code.slice(':since'.length).replace(SINCE, bind)}`;
}

function isStatementEnd({ kind, text }: SqlPart): boolean {
  return kind === 'code' && text.includes(';');
}

/** A semicolon after which nothing but comments follows ends the one statement; it would be in the way of what is put around it. */
function dropClosingSemicolon(parts: readonly SqlPart[]): SqlPart[] {
  const last = parts.findLastIndex(({ kind, text }) => kind !== 'comment' && text.trim() !== '');
  return parts.map((part, index) =>
    index === last && part.kind === 'code' ? { kind: part.kind, text: part.text.replace(/;\s*$/, ' ') } : part,
  );
}
