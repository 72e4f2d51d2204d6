import { createServer } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

type Listen = { host: string; port: number };

/** The operators' pages on a server of their own: with Socket Mode nothing else listens. Rejects when the address is taken. */
export async function serveRoutes(routes: readonly CustomRoute[], { host, port }: Listen) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = routes.find(
      ({ path, method }) => path === pathname && [method].flat().includes(request.method ?? ''),
    );
    if (found === undefined) response.writeHead(404).end();
    else found.handler(Object.assign(request, { params: {} }), response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;
}
