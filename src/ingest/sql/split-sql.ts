import { ConfigError } from '../../errors';
import type { SqlDialect } from './sql-dialect';

/** A stretch of a statement: `code` is SQL itself, `quoted` is text, a quoted name or a comment. */
export type SqlPart = { kind: 'code' | 'quoted' | 'comment'; text: string };

const OPENS = /['"`$#/-]|[eE]'/g;

/**
 * A statement in its parts; put together again they are the statement. Pure.
 * @throws ConfigError when text, a name or a comment is opened and not closed: then nobody can say what is code.
 */
export function splitSql(sql: string, dialect: SqlDialect): SqlPart[] {
  const parts: SqlPart[] = [];
  let codeFrom = 0;
  for (let at = nextOpening(sql, 0); at !== null;) {
    const part = findQuoted(sql, at, dialect);
    if (part === null) {
      at = nextOpening(sql, at + 1);
      continue;
    }
    if (at > codeFrom) parts.push({ kind: 'code', text: sql.slice(codeFrom, at) });
    parts.push(part);
    codeFrom = at + part.text.length;
    at = nextOpening(sql, codeFrom);
  }
  if (codeFrom < sql.length) parts.push({ kind: 'code', text: sql.slice(codeFrom) });
  return parts;
}

function nextOpening(sql: string, from: number): number | null {
  OPENS.lastIndex = from;
  return OPENS.exec(sql)?.index ?? null;
}

function findQuoted(sql: string, at: number, dialect: SqlDialect): SqlPart | null {
  if (sql.startsWith('/*', at)) return { kind: 'comment', text: sql.slice(at, findCommentEnd(sql, at, dialect)) };
  if (isWithinWord(sql, at)) return null; // the e of name'…' and the $ of a$b open nothing
  for (const pattern of dialect.quoted) {
    pattern.lastIndex = at;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined) return { kind: /^(--|#|\/\/)/.test(text) ? 'comment' : 'quoted', text };
  }
  if (isQuote(sql, at, dialect)) throw new ConfigError(`text that is opened with ${sql[at] ?? ''} is not closed`);
  return null;
}

function isWithinWord(sql: string, at: number): boolean {
  return /[eE$]/.test(sql[at] ?? '') && /[\w$]/.test(sql[at - 1] ?? '');
}

function isQuote(sql: string, at: number, { title }: SqlDialect): boolean {
  return sql[at] === "'" || sql[at] === '"' || (sql[at] === '`' && title === 'BigQuery');
}

function findCommentEnd(sql: string, from: number, { hasNestedComments }: SqlDialect): number {
  const edges = /\/\*|\*\//g;
  edges.lastIndex = from;
  let depth = 0;
  for (let edge = edges.exec(sql); edge !== null; edge = edges.exec(sql)) {
    if (edge[0] === '*/') depth -= 1;
    else if (depth === 0 || hasNestedComments) depth += 1;
    if (depth === 0) return edge.index + 2;
  }
  throw new ConfigError('a comment that is opened with /* is not closed');
}
