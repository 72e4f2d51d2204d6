import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { CSV_FILES } from '../company/contract';
import type { DataSet, TableStream } from './data-set';

/**
 * Any directory in the CSV contract as a data set of one source. Files may be `.csv` or `.csv.gz` (the plain one wins), may be missing,
 * and may have fewer, more or reordered columns; rows are streamed when the feed reads them.
 * @throws Error when the directory cannot be read or holds no accounts file.
 */
export async function readDataSet(dir: string): Promise<DataSet> {
  const names = new Set(await readdir(dir));
  const tables: TableStream[] = [];
  for (const file of CSV_FILES) {
    const name = [`${file}.csv`, `${file}.csv.gz`].find((candidate) => names.has(candidate));
    if (name !== undefined) tables.push({ file, ...(await openTable(join(dir, name))) });
  }
  if (!tables.some(({ file }) => file === 'accounts')) throw new Error(`${dir} has no accounts.csv or accounts.csv.gz`);
  return { sources: [{ source: 'csv', tables }] };
}

async function openTable(path: string): Promise<Pick<TableStream, 'header' | 'rows'>> {
  for await (const header of streamRows(path)) return { header, rows: withoutHeader(path) };
  return { header: [], rows: [] };
}

async function* withoutHeader(path: string): AsyncIterable<readonly string[]> {
  let isHeader = true;
  for await (const row of streamRows(path)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

/** Rows of the wrong length pass: it is the import that must refuse them, not the feed. */
async function* streamRows(path: string): AsyncIterable<readonly string[]> {
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true });
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  for (const stream of [file, bytes]) stream.on('error', (cause: Error) => parser.destroy(cause));
  for await (const row of bytes.pipe(parser)) yield row as string[];
}
