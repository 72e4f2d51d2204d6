import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceContractError } from '../../errors';
import type { Stream } from '../../domain/stream';
import type { Connector, FactRow, Page, RejectedRow, StreamReader } from '../connector';
import { type Header, readHeader } from './header';
import { toFact } from './map';
import { fileProblem } from './problem';
import { readRecords } from './records';
import { ROW_SCHEMAS } from './schema';

const PAGE_ROWS = 20_000; // about 20 MB of facts at the widest; larger pages were no faster

export type CsvProgress = { file: string; bytesRead: number; bytesTotal: number };
export type CsvDirectory = { source: string; dir: string; onProgress?: ((progress: CsvProgress) => void) | undefined };

/** A directory in the CSV contract (design §2). Only its fixed file names are ever opened; others are left alone. */
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
      const records = readRecords({ source, file, path, onBytes });
      const first = await records.next();
      if (first.done === true) throw fileProblem(source, file, 'is empty: it has no header row.');
      yield* toPages(readHeader({ source, file, stream }, first.value.cells), records);
    },
  };
}

/** Whole pages; at least one, so that a file of only a header still says which columns it has. */
async function* toPages(header: Header, records: Parameters<typeof collect>[1]): AsyncGenerator<Page> {
  for (let isDone = false; !isDone;) {
    const page = await collect(header, records);
    isDone = page.isLast;
    const { columns, ignoredColumns } = header;
    yield { columns, ignoredColumns, rows: page.rows, rejected: page.rejected, next: null };
  }
}

async function collect(header: Header, records: ReturnType<typeof readRecords>) {
  const rows: FactRow[] = [];
  const rejected: RejectedRow[] = [];
  while (rows.length + rejected.length < PAGE_ROWS) {
    const next = await records.next();
    if (next.done === true) return { rows, rejected, isLast: true };
    const mapped = toFact(header, next.value);
    if ('row' in mapped) rows.push(mapped.row);
    else rejected.push(mapped.rejected);
  }
  return { rows, rejected, isLast: false };
}
