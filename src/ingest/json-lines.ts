import { SourceContractError } from '../errors';

const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;

/** A line that is no JSON, as a record of its own, so that the stream's schema refuses it and the others land. */
export type UnreadableLine = { unreadable: true; line: number };

/**
 * Lines of JSON as they come, in batches of `size`: memory does not grow with the answer. An answer that ends inside a line was cut.
 * @throws SourceContractError for a cut answer, one that does not begin with JSON, or a line of more than 4 MB.
 */
export async function* readJsonLines(
  source: string,
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<unknown[]> {
  let batch: unknown[] = [];
  let count = 0;
  let isReadable = false; // a page for people has no line that is
  for await (const line of readLines(source, bytes)) {
    count += 1;
    if (line.trim() === '') continue;
    const record = parseLine(line, count);
    if (!isReadable && isUnreadable(record))
      throw new SourceContractError(source, 'what it sent is not lines of JSON.');
    isReadable = true;
    batch.push(record);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The last line must be whole: either ended by a line feed, or JSON by itself. */
async function* readLines(source: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS)
      throw new SourceContractError(source, 'a line of its export is longer than 4 MB.');
    yield* lines;
  }
  rest += decoder.decode();
  if (rest.trim() === '') return;
  if (isUnreadable(parseLine(rest, 0)))
    throw new SourceContractError(source, 'its export ended in the middle of a line.');
  yield rest;
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return { unreadable: true, line: number } satisfies UnreadableLine; // the platform's own way to say no
  }
}

const isUnreadable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'unreadable' in value;
