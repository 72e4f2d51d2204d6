import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesKind } from '../../../src/ingest/files/connector';
import type { PlacedSubject } from '../subject';
import { collectChanges, type WarehouseRow } from './warehouse-rows';

const WRITTEN_AT = new Date('2026-10-01T06:00:00Z'); // long before any case: nobody writes them any more
const COLUMNS = ['account_key', 'contact_id', 'name', 'last_seen_at', 'updated_at', 'deleted'] as const;
type FileRow = Readonly<Record<(typeof COLUMNS)[number], string | boolean | null>>;

/** How one format is written, as whoever fills the folder would. */
export type FileFormat = { ending: string; write: (path: string, rows: readonly FileRow[]) => Promise<void> };

/** A folder into which changed rows come as new files, as an export does. */
export function createFilesSubject(
  format: FileFormat,
  about: Pick<PlacedSubject, 'kind' | 'title'> & { cannot?: PlacedSubject['cannot'] },
): PlacedSubject {
  return {
    transport: 'files',
    sourceKind: filesKind,
    part: 'contacts',
    stream: 'contacts',
    labelColumn: 'name',
    when: { column: 'last_seen_at' },
    open: () => openFolder(format),
    ...about,
    cannot: {
      merged: 'A SELECT returns rows: it does not tell which customers were merged.',
      currencies: 'Amounts are in whole units of the currency, as the SELECT gives them.',
      secrets: 'It is given no secrets.',
      ...about.cannot,
    },
  };
}

async function openFolder({ ending, write }: FileFormat) {
  const parent = await mkdtemp(join(tmpdir(), 'barometer-drop-'));
  const folder = join(parent, 'drop');
  await mkdir(folder);
  const changes = collectChanges();
  let pageSize = 100_000;
  let isEmptyNext = false;
  let written = 0;
  const writeNext = async (rows: readonly WarehouseRow[]): Promise<void> => {
    written += 1;
    const path = join(folder, `${String(written).padStart(6, '0')}.${ending}`);
    await write(path, rows.map(toFileRow));
    await utimes(path, WRITTEN_AT, WRITTEN_AT);
  };
  const sql = `select ${COLUMNS.join(', ')} from files`;
  return {
    reach: { settings: { folder, queries: [{ stream: 'contacts', files: `*.${ending}`, sql }] }, secrets: {} },
    keeper: {
      ...changes.keeper,
      setPageSize: (size: number) => void (pageSize = size),
      serveEmptyPage: () => void (isEmptyNext = true),
    },
    publish: async () => {
      const rows = changes.take();
      if (isEmptyNext) await writeNext([]);
      isEmptyNext = false;
      for (let from = 0; from < rows.length; from += pageSize) await writeNext(rows.slice(from, from + pageSize));
    },
    breakages: [],
    close: () => rm(parent, { recursive: true, force: true }),
  };
}

function toFileRow({ accountKey, contactId, name, at, isDeleted }: WarehouseRow): FileRow {
  const instant = at.toISOString();
  return {
    account_key: accountKey,
    contact_id: contactId,
    name,
    last_seen_at: instant,
    updated_at: instant,
    deleted: isDeleted,
  };
}

export const writeCsv: FileFormat['write'] = async (path, rows) => {
  const quote = (value: string | boolean | null): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = rows.map((row) => COLUMNS.map((column) => quote(row[column])).join(','));
  await writeFile(path, `${[COLUMNS.join(','), ...lines].join('\n')}\n`);
};

export const writeJson: FileFormat['write'] = (path, rows) =>
  writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** By DuckDB itself, outside of the sandbox. */
export const writeParquet: FileFormat['write'] = async (path, rows) => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const lines = `${path}.lines`;
  await writeJson(lines, rows);
  const columns = COLUMNS.map((column) => `${column}: '${column === 'deleted' ? 'BOOLEAN' : 'VARCHAR'}'`).join(', ');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(
      `copy (select * replace (last_seen_at::timestamptz as last_seen_at, updated_at::timestamptz as updated_at)
        from read_json('${lines}', format = 'newline_delimited', columns = {${columns}})) to '${path}' (format parquet)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(lines);
  }
};
