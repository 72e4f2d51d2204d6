import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 64 * 1024 * 1024; // room for an uploaded slide deck

export class BodyTooLargeError extends Error {}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MAX_BYTES) throw new BodyTooLargeError(`request body over ${MAX_BYTES} bytes`);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
