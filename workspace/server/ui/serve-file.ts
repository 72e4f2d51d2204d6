import { sendText, type Exchange } from '../http/route';
import type { World } from '../world';

/** GET /ui/files/:id. Only images are shown in place; anything else is a download, so that no file runs as a page. */
export const serveFile = (world: World) => (exchange: Exchange) => {
  const file = world.files.find(exchange.params.id ?? '');
  if (file === null || file.bytes === null) return sendText(exchange.response, 404, 'no such file');
  const isShown = /^image\/(png|jpeg|gif)$/.test(file.mimetype);
  exchange.response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': file.bytes.length,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
  });
  exchange.response.end(file.bytes);
};
