import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StandInReply, StandInRequest } from '../connectors/subject';

/** What goes wrong with one request. The vendor's API behind does not notice, except for `rewrite`, `cut` and `broken`, which spoil its answer. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  | { kind: 'page' } // a web page with status 200, as proxies send
  | { kind: 'cut' } // half of the JSON, as a whole answer
  | { kind: 'broken' } // the connection ends in the middle of the answer
  | { kind: 'reset' } // the connection ends without an answer
  | { kind: 'silent' } // nothing, until the other side gives up
  | { kind: 'rewrite'; rewrite: (body: unknown, elsewhere: string) => unknown };

export const tooManyRequests = (retryAfter: string): Fault => ({
  kind: 'status',
  status: 429,
  headers: { 'retry-after': retryAfter },
});
export const answerWith = (status: number, body: unknown = { error: `status ${status}` }): Fault => ({
  kind: 'status',
  status,
  body,
});
/** Every absolute address in the answer, and every field that is called next, leads to another host. */
export const leadElsewhere: Fault = { kind: 'rewrite', rewrite: (body, elsewhere) => leadAway(body, elsewhere, '') };

export type FaultServer = {
  url: string; // http://127.0.0.1:<port>
  /** What came, in order, those that met a fault included. */
  requests: StandInRequest[];
  /** Another host, where nobody should ever ask. */
  elsewhere: { url: string; requests: StandInRequest[] };
  /** The next requests (of those that match) meet these, one each. */
  inject: (faults: readonly Fault[], matches?: (request: StandInRequest) => boolean) => void;
  /** How many are still to be met. */
  left: () => number;
  close: () => Promise<void>;
};

type Answer = (request: StandInRequest) => StandInReply;
type Planned = { fault: Fault; matches: (request: StandInRequest) => boolean };

/** A vendor's API on this machine, over real HTTP, with things going wrong on order. */
export async function startFaultServer(answer: Answer): Promise<FaultServer> {
  const requests: StandInRequest[] = [];
  const planned: Planned[] = [];
  const stranger = await startRecorder();
  const serve = (request: StandInRequest, response: ServerResponse): void => {
    requests.push(request);
    const at = planned.findIndex(({ matches }) => matches(request));
    const fault = at === -1 ? null : (planned.splice(at, 1)[0]?.fault ?? null);
    if (fault === null) send(response, answer(request));
    else spoil(fault, { request, response, answer, elsewhere: stranger.url });
  };
  const server = createServer((incoming, response) => {
    void readRequest(incoming)
      .then((request) => serve(request, response))
      .catch((error: unknown) =>
        send(response, { status: 418, body: { error: `the stand-in failed: ${String(error)}` } }),
      );
  });
  const url = await listen(server);
  return {
    url,
    requests,
    elsewhere: { url: stranger.url, requests: stranger.requests },
    inject: (faults, matches = () => true) => void planned.push(...faults.map((fault) => ({ fault, matches }))),
    left: () => planned.length,
    close: async () => {
      await Promise.all([close(server), stranger.close()]);
    },
  };
}

type Spoiled = { request: StandInRequest; response: ServerResponse; answer: Answer; elsewhere: string };

function spoil(fault: Fault, { request, response, answer, elsewhere }: Spoiled): void {
  switch (fault.kind) {
    case 'status':
      return send(response, {
        status: fault.status,
        headers: fault.headers ?? {},
        body: fault.body ?? { error: 'fault' },
      });
    case 'page':
      return send(response, {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><p>Sign in</p>',
      });
    case 'reset':
      return void response.socket?.destroy();
    case 'silent':
      return;
    case 'cut':
      return sendHalf(response, answer(request), 'whole');
    case 'broken':
      return sendHalf(response, answer(request), 'broken');
    case 'rewrite': {
      const reply = answer(request);
      return send(response, { ...reply, body: fault.rewrite(toPlain(reply.body), elsewhere) });
    }
  }
}

function send(response: ServerResponse, { status, headers, body }: StandInReply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(status === 204 ? undefined : toBytes(body));
}

function sendHalf(response: ServerResponse, { status, headers, body }: StandInReply, as: 'whole' | 'broken'): void {
  const bytes = toBytes(body);
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  const length = as === 'whole' ? half.length : bytes.length;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(length), ...headers });
  if (as === 'whole') response.end(half);
  else response.write(half, () => response.socket?.destroy());
}

function toBytes(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null), 'utf8');
}

/** As whoever asked would read it: text that is no JSON stays text. */
function toPlain(body: unknown): unknown {
  if (body instanceof Uint8Array) return body;
  try {
    return JSON.parse(toBytes(body).toString());
  } catch {
    return body;
  }
}

function leadAway(value: unknown, elsewhere: string, key: string): unknown {
  if (value instanceof Uint8Array) return value; // an archive has no addresses
  if (Array.isArray(value)) return value.map((one) => leadAway(one, elsewhere, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, leadAway(one, elsewhere, name)]));
  if (typeof value !== 'string') return value;
  if (/^https?:\/\//.test(value)) return value.replace(/^https?:\/\/[^/]+/, elsewhere);
  return /next/i.test(key) && value.startsWith('/') ? `${elsewhere}${value}` : value;
}

async function startRecorder() {
  const requests: StandInRequest[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming)
      .then((request) => requests.push(request))
      .then(() => send(response, { status: 200, body: {} }));
  });
  return { url: await listen(server), requests, close: () => close(server) };
}

async function readRequest(incoming: IncomingMessage): Promise<StandInRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const body = Buffer.concat(parts).toString('utf8');
  return { method: incoming.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Listens no more before it cuts what is open: what connected in between would hold it up. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
