import { z } from 'zod';
import type { Stream } from '../../domain/stream';
import { fileProblem } from './problem';
import { ROW_SCHEMAS } from './schema';

const MAX_IGNORED_NAMES = 100;
const MAX_NAME_LENGTH = 100;

/** What a header row says: which cell is which column of the contract, and the schema for just those columns. */
export type Header = {
  names: readonly string[];
  cells: readonly { index: number; column: string }[];
  columns: readonly string[];
  ignoredColumns: readonly string[];
  row: z.ZodObject;
};

/** Columns may come in any order and letter case; a required one that is missing, or one given twice, fails the file. */
export function readHeader(from: { source: string; file: string; stream: Stream }, header: readonly string[]): Header {
  const schema: z.ZodObject = ROW_SCHEMAS[from.stream];
  const names = header.map((name) => name.trim().toLowerCase());
  const cells = names
    .map((column, index) => ({ index, column }))
    .filter(({ column }) => Object.hasOwn(schema.shape, column));
  const columns = cells.map(({ column }) => column);
  const fail = (sentence: string): never => {
    throw fileProblem(from.source, from.file, sentence);
  };
  const missing = listRequired(schema).filter((column) => !columns.includes(column));
  if (missing.length > 0) fail(describeMissing(missing, names));
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) fail(`has the column "${twice}" twice.`);
  const row = z.object(Object.fromEntries(Object.entries(schema.shape).filter(([column]) => columns.includes(column))));
  return { names, cells, columns, ignoredColumns: listIgnored(names, columns), row };
}

/** A column is required when its schema refuses an empty cell. */
export function listRequired(schema: z.ZodObject): string[] {
  return Object.entries(schema.shape)
    .filter(([, cell]) => !z.safeParse(cell, '').success)
    .map(([column]) => column);
}

function describeMissing(missing: readonly string[], names: readonly string[]): string {
  const list = missing.map((column) => `"${column}"`).join(', ');
  const sentence = `lacks the required ${missing.length === 1 ? 'column' : 'columns'} ${list}`;
  const isWrongSeparator = names.length === 1 && /[;\t|]/.test(names[0] ?? '');
  return isWrongSeparator ? `${sentence}: its columns must be separated by commas.` : `${sentence} in its header row.`;
}

function listIgnored(names: readonly string[], known: readonly string[]): string[] {
  const ignored = names
    .filter((name) => !known.includes(name))
    .map((name) => name.slice(0, MAX_NAME_LENGTH).replaceAll('\0', ''));
  if (ignored.length <= MAX_IGNORED_NAMES) return ignored;
  return [...ignored.slice(0, MAX_IGNORED_NAMES), `and ${ignored.length - MAX_IGNORED_NAMES} more`];
}
