import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { SourceContractError } from '../../errors';

const MAX_RECORD_BYTES = 1024 * 1024; // of one record: a quote that is never closed
const MAX_BYTES = 128 * 1024 * 1024; // of one answer: it is held in memory as a whole

type Came = { source: string; bytes: AsyncIterable<Uint8Array> };

/**
 * The rows of a CSV answer as Bulk API 2.0 writes it (RFC 4180, UTF-8, LF), its header among them: line breaks and quotes may stand in quotes.
 * @throws SourceContractError when it is none, is cut off in a quote or has rows of unequal width.
 */
export async function readCsv({ source, bytes }: Came): Promise<string[][]> {
  const parser = parse({ bom: true, record_delimiter: ['\n', '\r\n'], max_record_size: MAX_RECORD_BYTES });
  pipeline(Readable.from(limit({ source, bytes })), parser, onEnd);
  const rows: string[][] = [];
  try {
    for await (const row of parser as AsyncIterable<string[]>) rows.push(row);
  } catch (error) {
    throw error instanceof CsvError ? new SourceContractError(source, `results that are no CSV: ${error.code}`) : error;
  }
  return rows;
}

/** Nothing to do: a failure destroys the parser, and whoever reads it is told. */
const onEnd = (): void => undefined;

async function* limit({ source, bytes }: Came): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.byteLength;
    if (read > MAX_BYTES) throw new SourceContractError(source, 'results of more than 128 MB');
    yield chunk;
  }
}
