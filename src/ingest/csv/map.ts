import type { Stream } from '../../domain/stream';
import type { FactRow, RejectedRow } from '../connector';
import type { Facts } from '../facts';
import { clip, isFreeText, keepSafely } from '../reject';
import type { Header } from './header';
import type { CsvRecord } from './records';

const MAX_SHOWN_LENGTH = 60;

export type Mapped<S extends Stream> = { row: FactRow<S> } | { rejected: RejectedRow };

/** One record of a CSV file to one fact, or to the reason why it is none. Pure. */
export function toFact<S extends Stream>(header: Header, { line, cells }: CsvRecord): Mapped<S> {
  if (cells.length !== header.names.length) return { rejected: rejectWidth(header, line, cells) };
  const raw: Record<string, string> = {};
  for (const { index, column } of header.cells) raw[column] = cells[index] ?? '';
  const parsed = header.row.safeParse(raw);
  if (parsed.success) return { row: { line, fact: parsed.data as Partial<Facts[S]> } };
  const issue = parsed.error.issues[0];
  const column = String(issue?.path[0] ?? '');
  return {
    rejected: { line, column, reason: describe(issue?.message ?? 'is not valid', column, raw), row: keepSafely(raw) },
  };
}

function describe(message: string, column: string, raw: Record<string, string>): string {
  const isSecret = isFreeText(column) || !message.startsWith('expected');
  return isSecret ? message : `${message}, got "${clip(raw[column] ?? '', MAX_SHOWN_LENGTH)}"`;
}

/**
 * With the wrong number of cells nobody knows which cell is which: an unquoted comma in free text moves what follows it. So
 * only what stands before the first free-text column is kept.
 */
function rejectWidth(header: Header, line: number, cells: readonly string[]): RejectedRow {
  const from = header.names.findIndex(isFreeText);
  const isSafe = (index: number): boolean => from === -1 || index < from;
  const raw: Record<string, string> = {};
  for (const { index, column } of header.cells) if (isSafe(index)) raw[column] = cells[index] ?? '';
  const reason = `expected ${header.names.length} columns as in the header, got ${cells.length}`;
  return { line, column: null, reason, row: keepSafely(raw) };
}
