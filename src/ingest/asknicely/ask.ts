import { SourceContractError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import { ResponsesPage } from './schema';

const MAX_BYTES = 64 * 1024 * 1024;

export type Asked = { since: number; page: number; size: number };

/**
 * One page of answers. Large ones are not sent but lie on a storage server, to which the address leads on: they are read from there without the key.
 * @throws SourceContractError for an answer that is no page, or is larger than 64 MB.
 */
export async function askResponses(
  { source, api }: { source: string; api: HttpSource },
  { since, page, size }: Asked,
  signal: AbortSignal,
): Promise<{ records: unknown[]; hasMore: boolean }> {
  const path = `/api/v1/responses/asc/${size}/${page}/${since}/json/answered/responded`;
  const { bytes } = await api.download({ path, signal });
  const parsed = ResponsesPage.safeParse(parseJson(await readText(source, bytes)));
  if (!parsed.success) throw new SourceContractError(source, 'its answer is no page of responses');
  const { data, totalpages } = parsed.data;
  const hasMore = typeof totalpages === 'number' ? page < totalpages : data.length >= size;
  return { records: data, hasMore };
}

async function readText(source: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > MAX_BYTES)
      throw new SourceContractError(source, 'a page is larger than 64 MB: make page_size smaller');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the platform's own way to say no
  }
}
