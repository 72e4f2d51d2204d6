import type { RejectedRow } from './connector';

/** Columns in which people write what they like: never kept in quarantine, never shown in a reason. */
const FREE_TEXT: ReadonlySet<string> = new Set(['comment']);
const MAX_KEPT_LENGTH = 200;
const HALF_PAIR = /[\uD800-\uDBFF]$/;

export function isFreeText(column: string): boolean {
  return FREE_TEXT.has(column);
}

/** A row as it may be stored for a person to look at: free text cut to nothing, the rest at most 200 characters a cell. */
export function keepSafely(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, isFreeText(column) ? '' : clip(value, MAX_KEPT_LENGTH)]),
  );
}

/** At most `maxLength` characters. Postgres holds NUL neither in text nor in JSON, and half a surrogate pair not in JSON. */
export function clip(value: string, maxLength: number): string {
  const text = value.replaceAll('\0', '\u2400');
  return text.length > maxLength ? `${text.slice(0, maxLength).replace(HALF_PAIR, '')}…` : text;
}

/** A good row of an account that nobody has told us of; `row` as it was stored on its way. */
export function rejectUnknownAccount(line: number, row: Readonly<Record<string, string>>): RejectedRow {
  const kept = keepSafely(row);
  return { line, column: 'account_id', reason: `account "${kept['account_id'] ?? ''}" is not known`, row: kept };
}
