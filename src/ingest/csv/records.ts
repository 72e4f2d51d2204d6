import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse, type Parser } from 'csv-parse';
import { fileProblem } from './problem';
import { checkUtf8, EncodingError } from './utf8';

const CHUNK_BYTES = 128 * 1024;
const BATCH_RECORDS = 500;
const MAX_RECORD_BYTES = 1024 * 1024; // bounds memory: a quote that is never closed, a zip bomb of one line

export type FileToRead = { source: string; file: string; path: string; onBytes: (bytes: number) => void };
export type CsvRecord = { line: number; cells: string[] };

/**
 * The records of a CSV file, in batches (a promise for each record would cost as much as reading it), with the line each begins
 * on; the header is the first. Plain or gzip, UTF-8 with or without BOM, LF, CRLF or CR. Blank lines are passed over. A stray quote
 * inside a cell is kept as it is written.
 */
export async function* readRecords(input: FileToRead): AsyncGenerator<CsvRecord[]> {
  let line = 1;
  let batch: CsvRecord[] = [];
  try {
    for await (const cells of openParser(input) as AsyncIterable<string[]>) {
      const isBlank = cells.length === 1 && cells[0] === '';
      if (!isBlank) batch.push({ line, cells });
      line += 1 + countLineBreaks(cells);
      if (batch.length < BATCH_RECORDS) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw toSentence(input, error, line);
  }
  if (batch.length > 0) yield batch;
}

/** Nothing to do: a failure destroys the parser, and whoever reads it is told. */
const onEnd = (): void => undefined;

function openParser({ path, onBytes }: FileToRead): Parser {
  const bytes: Readable = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  bytes.on('data', (chunk) => onBytes(chunk.length));
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true, // a row of the wrong width is a bad row, not the end of the file
    relax_quotes: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  if (path.endsWith('.gz')) pipeline(bytes, createGunzip({ chunkSize: CHUNK_BYTES }), checkUtf8, parser, onEnd);
  else pipeline(bytes, checkUtf8, parser, onEnd);
  return parser;
}

function countLineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

const CSV_SENTENCES: Record<string, (line: number) => string> = {
  CSV_QUOTE_NOT_CLOSED: (line) =>
    `cannot be read: the record that begins on line ${line} opens a quote that is never closed.`,
  CSV_MAX_RECORD_SIZE: (line) =>
    `cannot be read: the record that begins on line ${line} is longer than 1 MB; is a quote opened there and never closed?`,
};

const SYSTEM_SENTENCES: Record<string, string> = {
  ENOENT: 'is gone.',
  EACCES: 'may not be read by this process.',
  EISDIR: 'is a directory, not a file.',
  Z_DATA_ERROR: 'is not valid gzip.',
  Z_BUF_ERROR: 'ends in the middle of its gzip data: was it copied completely?',
};

function toSentence({ source, file }: FileToRead, error: unknown, line: number): unknown {
  if (error instanceof EncodingError) {
    const guess = error.guess === null ? '' : ` (it looks like ${error.guess})`;
    return fileProblem(source, file, `is not UTF-8${guess}: save it as "CSV UTF-8".`, error);
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const sentence = error instanceof CsvError ? CSV_SENTENCES[code]?.(line) : SYSTEM_SENTENCES[code];
  return sentence === undefined ? error : fileProblem(source, file, sentence, error);
}
