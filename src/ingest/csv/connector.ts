import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceContractError } from '../../errors';
import type { Stream } from '../../domain/stream';
import type { Connector, FactRow, Page, RejectedRow, StreamReader } from '../connector';
import { type Header, readHeader } from './header';
import { toFact } from './map';
import { fileProblem } from './problem';
import { type CsvRecord, readRecords } from './records';
import { ROW_SCHEMAS } from './schema';

export type CsvProgress = { file: string; bytesRead: number; bytesTotal: number };
export type CsvDirectory = { source: string; dir: string; onProgress?: ((progress: CsvProgress) => void) | undefined };

/** A directory in the CSV contract (docs/csv-contract.md). Only its fixed file names are ever opened; others are left alone. */
export function createCsvConnector(directory: CsvDirectory): Connector {
  return {
    source: directory.source,
    list: async () => {
      const files = await findFiles(directory);
      const bytesTotal = (await Promise.all(files.map(({ path }) => stat(path)))).reduce(
        (sum, { size }) => sum + size,
        0,
      );
      let bytesRead = 0;
      return files.map((found) =>
        createReader(directory.source, found, (bytes) => {
          bytesRead += bytes;
          directory.onProgress?.({ file: found.file, bytesRead, bytesTotal });
        }),
      );
    },
  };
}

type FoundFile = { stream: Stream; file: string; path: string; isDouble: boolean };

async function findFiles({ source, dir }: CsvDirectory): Promise<FoundFile[]> {
  const names = await readdir(dir).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'does not exist' : 'cannot be read as a directory';
    throw new SourceContractError(source, `the directory ${dir} ${why}.`, { cause });
  });
  const streams = Object.keys(ROW_SCHEMAS) as Stream[];
  const files = streams.flatMap((stream) => {
    const [file, second] = [`${stream}.csv`, `${stream}.csv.gz`].filter((name) => names.includes(name));
    return file === undefined ? [] : [{ stream, file, path: join(dir, file), isDouble: second !== undefined }];
  });
  if (files.length === 0)
    throw new SourceContractError(source, `the directory ${dir} has no file of the CSV contract.`);
  return files;
}

function createReader(source: string, found: FoundFile, onBytes: (bytes: number) => void): StreamReader {
  const { stream, file, path } = found;
  return {
    stream,
    file,
    async *pull() {
      if (found.isDouble) throw fileProblem(source, file, `stands beside ${file}.gz: remove one of them.`);
      yield* toPages(found, source, readRecords({ source, file, path, onBytes }));
    },
  };
}

/** A page for each batch of records; at least one, so that a file of only a header still says which columns it has. */
async function* toPages(found: FoundFile, source: string, batches: AsyncIterable<CsvRecord[]>): AsyncGenerator<Page> {
  let header: Header | null = null;
  for await (const batch of batches) {
    const records = header === null ? batch.slice(1) : batch;
    header ??= readHeader({ source, ...found }, batch[0]?.cells ?? []);
    yield toPage(header, records);
  }
  if (header === null) throw fileProblem(source, found.file, 'is empty: it has no header row.');
}

function toPage(header: Header, records: readonly CsvRecord[]): Page {
  const rows: FactRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const record of records) {
    const mapped = toFact(header, record);
    if ('row' in mapped) rows.push(mapped.row);
    else rejected.push(mapped.rejected);
  }
  return { columns: header.columns, ignoredColumns: header.ignoredColumns, rows, rejected, next: null };
}
