import type { Stream } from '../../domain/stream';
import type { FactRow, Page, RejectedRow, StreamReader } from '../connector';
import { type Header, listRequired, readHeader } from '../csv/header';
import { toFact } from '../csv/map';
import { ROW_SCHEMAS } from '../csv/schema';
import { keepSafely } from '../reject';
import type { HookPart } from './body';
import { groupRows, type NumberedRow, type RowGroup } from './group-rows';
import { settleClock } from './settle-clock';
import { toCell } from './to-cell';

const MAX_IGNORED_NAMES = 100;
const MAX_NAME_LENGTH = 100;

export type HookReader = { reader: StreamReader; part: HookPart };

/**
 * Readers of what one delivery brought, in the order of import (accounts before what belongs to them), by the same contract as a file. A row
 * that breaks it is rejected, the others land. A column that a row does not name is left as it is stored; null and "" are unknown.
 */
export function createHookReaders(source: string, parts: readonly HookPart[], receivedAt: Date): HookReader[] {
  const streams = Object.keys(ROW_SCHEMAS) as Stream[];
  return parts
    .toSorted((a, b) => streams.indexOf(a.stream) - streams.indexOf(b.stream)) // of one stream they stay in order
    .flatMap((part) => listReaders(source, part, receivedAt));
}

function listReaders(source: string, part: HookPart, receivedAt: Date): HookReader[] {
  const { stream } = part;
  const schema = ROW_SCHEMAS[stream];
  const known = new Set(Object.keys(schema.shape));
  const rows = part.rows.map((row, index): NumberedRow => ({ line: index + 1, row }));
  const ignoredColumns = listIgnored(rows, known);
  const groups = rows.length === 0 ? [] : groupRows(stream, rows, known);
  const ofGroup = (group: RowGroup | null): HookReader => ({
    part,
    reader: {
      stream,
      file: `hook ${stream}`,
      async *pull() {
        if (group !== null) yield toPage({ source, stream, group, ignoredColumns, receivedAt });
      },
    },
  });
  return groups.length === 0 ? [ofGroup(null)] : groups.map(ofGroup); // no rows: the stream says that nothing is new
}

type PageInput = {
  source: string;
  stream: Stream;
  group: RowGroup;
  ignoredColumns: readonly string[];
  receivedAt: Date;
};

function toPage({ source, stream, group, ignoredColumns, receivedAt }: PageInput): Page {
  const missing = listRequired(ROW_SCHEMAS[stream]).filter((column) => !group.columns.includes(column));
  const header = readHeader({ source, file: `hook ${stream}`, stream }, [...group.columns, ...missing]);
  const rows: FactRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const numbered of group.rows) {
    const mapped = mapRow(header, numbered);
    if ('row' in mapped) rows.push({ ...mapped.row, fact: settleClock(mapped.row.fact, receivedAt) });
    else rejected.push(mapped.rejected);
  }
  return { columns: header.columns, ignoredColumns, rows, rejected, next: null };
}

function mapRow(header: Header, { line, row }: NumberedRow): { row: FactRow } | { rejected: RejectedRow } {
  const cells: string[] = [];
  for (const column of header.names) {
    const cell = toCell(Object.hasOwn(row, column) ? row[column] : null);
    if ('unfit' in cell) {
      const kept = keepSafely(Object.fromEntries(header.names.map((name, at) => [name, cells[at] ?? ''])));
      return { rejected: { line, column, reason: `expected a single value, got ${cell.unfit}`, row: kept } };
    }
    cells.push(cell.text);
  }
  return toFact(header, { line, cells });
}

function listIgnored(rows: readonly NumberedRow[], known: ReadonlySet<string>): string[] {
  const names = new Set<string>();
  for (const { row } of rows)
    for (const name of Object.keys(row))
      if (!known.has(name) && names.size < MAX_IGNORED_NAMES)
        names.add(name.slice(0, MAX_NAME_LENGTH).replaceAll('\0', ''));
  return [...names];
}
