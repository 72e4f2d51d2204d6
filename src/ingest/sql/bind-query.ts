import { ConfigError, messageOf, SourceError } from '../../errors';
import { bindSince, type BoundSelect } from './bind-since';
import { nameOfQuery, type QuerySettings } from './query-settings';
import { judgeColumns } from './sql-columns';
import type { SqlDialect } from './sql-dialect';

export type NamedQuery = Pick<QuerySettings, 'name' | 'stream' | 'sql' | 'snapshot'>;

/** The SELECT of a query. @throws ConfigError naming the query. */
export function bindQuery(source: string, query: NamedQuery, dialect: SqlDialect): BoundSelect {
  const fail = (sentence: string): never => {
    throw new ConfigError(`sources: ${source}: queries: ${nameOfQuery(query)}: ${sentence}`);
  };
  const select = tryBind(query.sql, dialect);
  if ('problem' in select) return fail(select.problem);
  if (query.snapshot && select.sinceCount > 0) return fail('a snapshot returns all there is: it cannot have :since');
  return select;
}

function tryBind(sql: string, dialect: SqlDialect): BoundSelect | { problem: string } {
  try {
    return bindSince(sql, dialect);
  } catch (thrown) {
    return { problem: messageOf(thrown) };
  }
}

/** @throws SourceError naming every column that the contract requires and the SELECT lacks. */
export function refuseWrongColumns(source: string, query: NamedQuery, columns: readonly string[]): void {
  const { missing, twice } = judgeColumns(query.stream, columns);
  const list = missing.map((column) => `"${column}"`).join(', ');
  if (missing.length > 0)
    throw queryError(source, query, `lacks the required ${missing.length === 1 ? 'column' : 'columns'} ${list}`);
  if (twice !== null) throw queryError(source, query, `gives the column "${twice}" twice`);
}

export function queryError(source: string, query: NamedQuery, sentence: string): SourceError {
  return new SourceError(source, 'config', `the SELECT of "${nameOfQuery(query)}" ${sentence}`);
}

/** @throws SourceError, stopped: so much was not meant. */
export function refuseTooMany(source: string, query: NamedQuery, count: { rows: number; maxRows: number }): void {
  if (count.rows <= count.maxRows) return;
  const name = nameOfQuery(query);
  throw new SourceError(source, 'stopped', `the SELECT of "${name}" gives more than ${count.maxRows} rows (max_rows)`);
}
