import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyTooLargeError } from './read-body';
import { matchPath, sendJson, type Exchange, type Route } from './route';

type Guard = (exchange: Exchange) => boolean;

function findRoute(routes: readonly Route[], method: string, path: string) {
  for (const route of routes) {
    const params = route.method === method || route.method === '*' ? matchPath(route.pattern, path) : null;
    if (params !== null) return { route, params };
  }
  return null;
}

async function dispatch(routes: readonly Route[], guard: Guard, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://workspace.invalid');
  const found = findRoute(routes, request.method ?? 'GET', url.pathname);
  if (found === null) return sendJson(response, 404, { ok: false, message: `nothing at ${url.pathname}` });
  const exchange = { request, response, url, params: found.params };
  if (!guard(exchange)) return sendJson(response, 403, { ok: false, message: 'only from this machine' });
  await found.route.handle(exchange);
}

function fail(response: ServerResponse, error: unknown): void {
  const status = error instanceof BodyTooLargeError ? 413 : error instanceof URIError ? 400 : 500;
  if (!response.headersSent) sendJson(response, status, { ok: false, message: String(error) });
  else response.destroy();
}

/** A plain HTTP server over a list of routes; `guard` may refuse a request before its route sees it. */
export async function serve(
  { host, port }: { host: string; port: number },
  routes: readonly Route[],
  guard: Guard,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    dispatch(routes, guard, request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return { server, port: address.port };
}

/** Closes the server and every connection still open, the silent ones included. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
