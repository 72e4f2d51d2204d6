import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { basename } from 'node:path';
import type { FactValue } from '../pull/fact-value';
import type { SqlRow, SqlStatement, Unreadable } from '../sql/sql-engine';
import { type FileFormat, toScan } from './file-format';
import { readerOf } from './read-value';

const BATCH_ROWS = 5_000;

export type Scan = { columns: readonly string[]; batches: () => AsyncGenerator<SqlRow[]> };

export type FilesToScan = { format: FileFormat; paths: readonly string[]; types: Readonly<Record<string, string>> };

/** The SELECT over a view called `files`; rows come as they are asked for. Null: JSON that lists nothing, and so has no columns either. */
export async function scanFiles(
  connection: DuckDBConnection,
  files: FilesToScan,
  statement: SqlStatement,
): Promise<Scan | null> {
  const scan = toScan(files.format, files.paths, files.types);
  await connection.run(`create or replace temp view files as select * from ${scan}`);
  if (files.format === 'json' && (await isEmpty(connection))) return null;
  const prepared = await connection.prepare(statement.text);
  if (statement.sinceCount > 0) prepared.bindVarchar(prepared.parameterIndex('since'), statement.since.toISOString());
  const result = await prepared.stream();
  const columns = result.columnNames().map((name) => name.toLowerCase());
  return { columns, batches: () => readBatches(result, columns) };
}

async function isEmpty(connection: DuckDBConnection): Promise<boolean> {
  const result = await connection.run('select 1 from files limit 1');
  return (await result.getRows()).length === 0;
}

async function* readBatches(result: DuckDBResult, columns: readonly string[]): AsyncGenerator<SqlRow[]> {
  const readers = result.columnTypes().map((type) => readerOf(String(type)));
  let batch: SqlRow[] = [];
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const values of chunk.getRows()) {
      const row: Record<string, FactValue> = {};
      for (const [index, column] of columns.entries()) row[column] = readers[index]?.(values[index] ?? null) ?? null;
      batch.push(row);
    }
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const REASONS: Readonly<Record<string, string>> = {
  CAST: 'is not of the type that "types" says',
  'MISSING COLUMNS': 'the line has too few columns',
  'TOO MANY COLUMNS': 'the line has too many columns',
  'UNQUOTED VALUE': 'the line has quotes that do not close',
  'LINE SIZE OVER MAXIMUM': 'the line is too long',
  'INVALID ENCODING': 'the line is not UTF-8',
};

/** Lines of CSV that could not be read, once each; without what stands there. */
export async function listRejects(connection: DuckDBConnection): Promise<Unreadable[]> {
  const result = await connection.run(`
    select file_path, line::varchar, min(column_name) filter (error_type = 'CAST'), min(error_type)
    from (select distinct file_path, line, column_name, error_type::varchar as error_type
          from reject_errors join reject_scans using (scan_id, file_id))
    group by file_path, line order by file_path, line`);
  const rows = await result.getRows();
  return rows.map(([path, line, column, type]) => ({
    unreadable: {
      id: `${basename(String(path))}:${String(line)}`,
      path: column === null ? null : String(column),
      reason: REASONS[String(type)] ?? 'the line cannot be read',
    },
  }));
}
