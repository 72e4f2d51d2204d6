import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCsvLine } from '../../demo/as-of/format-csv';
import { type Column, CONTRACT_COLUMNS, type CsvFile } from '../../demo/company/contract';

/** One row as its source has it; what is left out stays empty. */
export type Row<F extends CsvFile> = Partial<Readonly<Record<Column<F>, string>>>;
export type Tables = { [F in CsvFile]?: readonly Row<F>[] };

const CHUNK_ROWS = 5_000;

/** Leaves a folder with these files of the CSV contract and no others: what a source has to say this time. */
export async function writeTables(dir: string, tables: Tables): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  for (const [file, rows] of Object.entries(tables)) await writeTable(dir, file as CsvFile, rows);
}

async function writeTable(
  dir: string,
  file: CsvFile,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const columns: readonly string[] = CONTRACT_COLUMNS[file];
  const path = join(dir, `${file}.csv`);
  await writeFile(path, formatCsvLine(columns));
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const lines = rows
      .slice(from, from + CHUNK_ROWS)
      .map((row) => formatCsvLine(columns.map((name) => row[name] ?? '')));
    await writeFile(path, lines.join(''), { flag: 'a' });
  }
}
