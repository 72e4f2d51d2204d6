import type { Stream } from '../../domain/stream';
import { listRequired } from '../csv/header';
import { ROW_SCHEMAS } from '../csv/schema';

/** Columns beside the contract's: whom a row is about, which state of it is the later one, and whether it is gone. */
const ABOUT_ROW = ['account_key', 'account_domain', 'account_crm_id', 'account_name', 'updated_at', 'deleted'];
const WITHOUT_ACCOUNT: ReadonlySet<Stream> = new Set(['people', 'pods']);

/** What a SELECT's columns come to: what it lacks, gives twice, or gives in vain. */
export type JudgedColumns = { missing: readonly string[]; twice: string | null; ignored: readonly string[] };

/**
 * Columns of a SELECT against the contract (docs/csv-contract.md). `account_key` may stand for `account_id`: then the account is matched by it.
 * Pure; names in lower case.
 */
export function judgeColumns(stream: Stream, columns: readonly string[]): JudgedColumns {
  const schema = ROW_SCHEMAS[stream];
  const has = new Set(columns);
  const missing = listRequired(schema).filter(
    (column) => !has.has(column) && !(column === 'account_id' && has.has('account_key')),
  );
  const known = new Set([...Object.keys(schema.shape), ...ABOUT_ROW]);
  return {
    missing,
    twice: columns.find((column, index) => columns.indexOf(column) !== index) ?? null,
    ignored: columns.filter((column) => !known.has(column)),
  };
}

/** What a row of the stream can say, without whom it is about. */
export function listFactColumns(stream: Stream): string[] {
  return Object.keys(ROW_SCHEMAS[stream].shape).filter((column) => column !== 'account_id');
}

export function isAboutAccount(stream: Stream): boolean {
  return !WITHOUT_ACCOUNT.has(stream);
}

/** The column that a pass goes on by: the one that was asked for, else `updated_at`, else `day`; null: the SELECT has none. */
export function findCursorColumn(columns: readonly string[], wanted: string | undefined): string | null {
  return [wanted ?? 'updated_at', wanted ?? 'day'].find((column) => columns.includes(column)) ?? null;
}
