import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type VendorCall = {
  params: readonly string[]; // what the path's groups matched
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
};
/** `body` that is text is a page; anything else is sent as JSON. */
export type VendorAnswer = { status?: number; headers?: Record<string, string>; body?: unknown };
export type VendorRoute = {
  method: string;
  path: RegExp;
  /** Whether it is for people with a browser: no token is asked of them. */
  isPage?: boolean;
  answer: (call: VendorCall) => VendorAnswer | Promise<VendorAnswer>;
};

export type Vendor = {
  name: string;
  routes: readonly VendorRoute[];
  /** Null: whoever asks may; otherwise the answer that refuses. */
  refuse: (call: VendorCall) => VendorAnswer | null;
};
export type RunningVendor = { url: string; close: () => Promise<void> };

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** A stand-in of a vendor's API on this machine: one server, its routes, and nothing that the vendor does not document. */
export async function startVendor(vendor: Vendor, port = 0): Promise<RunningVendor> {
  const server = createServer((request, response) => void handle(vendor, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(vendor: Vendor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {
    status = 200,
    headers,
    body,
  } = await answer(vendor, request).catch((error: unknown) => ({
    status: 500,
    headers: undefined,
    body: { error: error instanceof Error ? error.message : String(error) },
  }));
  const isPage = typeof body === 'string';
  const type = isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  if (body === undefined) response.end();
  else response.end(isPage ? body : JSON.stringify(body));
}

async function answer(vendor: Vendor, request: IncomingMessage): Promise<VendorAnswer> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://vendor');
  for (const route of vendor.routes) {
    const match = route.method === request.method ? route.path.exec(pathname) : null;
    if (match === null) continue;
    const call = { params: match.slice(1), query, headers: request.headers, body: await readBody(request) };
    return (route.isPage === true ? null : vendor.refuse(call)) ?? route.answer(call);
  }
  return { status: 404, body: { error: `${vendor.name} has no ${request.method} ${pathname}` } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MAX_BODY_BYTES) throw new Error('the body is too large');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
