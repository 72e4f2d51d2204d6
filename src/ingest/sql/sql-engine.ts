import type { FactValue } from '../pull/fact-value';
import type { CheckFinding, PullContext, Refusal } from '../pull/connector';
import type { SqlDialect } from './sql-dialect';

/**
 * A row by its columns' names in lower case. Numbers may be text; an instant is ISO with Z, a day YYYY-MM-DD; a timestamp without zone is read as UTC.
 */
export type SqlRow = Readonly<Record<string, FactValue>>;

/** Something that could not even be read as a row, such as a broken line of a file. */
export type Unreadable = { unreadable: Refusal };

export type SqlRecord = SqlRow | Unreadable;

/** A SELECT as it goes to the database, `since` beside it as its value. */
export type SqlStatement = { text: string; sinceCount: number; since: Date };

/** A database that answers SELECTs, and nothing else. */
export type SqlEngine = {
  dialect: SqlDialect;
  /** Names of the columns, in lower case, without reading rows. @throws SourceError `config` when the database refuses the statement. */
  describe(statement: SqlStatement, context: PullContext): Promise<readonly string[]>;
  /** The rows in the order of the statement, in batches of bounded size. */
  read(statement: SqlStatement, context: PullContext): AsyncIterable<readonly SqlRecord[]>;
  /** Connects; says as whom, and what it may do that it should not. */
  check(context: PullContext): Promise<readonly CheckFinding[]>;
};

export function isUnreadable(record: unknown): record is Unreadable {
  return (
    typeof record === 'object' && record !== null && 'unreadable' in record && typeof record.unreadable === 'object'
  );
}
