import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/read-body';
import { sendText, type Exchange } from '../http/route';
import type { World } from '../world';

/** The bytes of a raw body, or of the one file of a multipart form, as the SDK sends it. */
async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}

/** POST /upload/v1/<file id>: the second step of an upload. */
export const serveUpload = (world: World) => async (exchange: Exchange) => {
  const file = world.files.find(exchange.params.id ?? '');
  if (file === null || file.bytes !== null) return sendText(exchange.response, 404, 'file not found');
  const bytes = await readUpload(exchange.request);
  if (bytes.length !== file.length) {
    return sendText(exchange.response, 400, `announced ${file.length} bytes, got ${bytes.length}`);
  }
  file.bytes = bytes;
  sendText(exchange.response, 200, `OK - ${bytes.length}`);
};
