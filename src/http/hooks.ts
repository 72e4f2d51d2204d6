import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Clock } from '../domain/clock';
import type { HookRequest, HookSource, Reception } from '../services/hooks/receive-delivery';
import { messageOf } from '../errors';

const MAX_BODY_BYTES = 1024 * 1024;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Where webhooks come in. `received` is told of what was accepted, once it is committed. */
export type Hooks = {
  sources: readonly HookSource[];
  receive: (source: HookSource, request: HookRequest) => Promise<Reception>;
  accepted: () => void;
  count: (source: string, result: string) => void;
};
export type HookRouteDeps = { hooks: Hooks; clock: Clock; log: Logger };

/** `POST /hooks/<source>`: 202 once the delivery is committed, 200 when it was before; every refusal is one sentence of JSON. */
export function buildHookRoutes({ hooks, clock, log }: HookRouteDeps): CustomRoute[] {
  return hooks.sources.map((source) => ({
    path: `/hooks/${source.source}`,
    method: METHODS,
    handler: (request, response) => void answer({ hooks, clock, log }, source, request, response),
  }));
}

type Answer = { status: number; body: { status: string } | { error: string }; result: string };
const refuse = (status: number, error: string): Answer => ({ status, body: { error }, result: `refused_${status}` });

/** The edge of the process: whatever goes wrong becomes a 503, which tells the sender to come again, and a log line without the body. */
async function answer(
  { hooks, clock, log }: HookRouteDeps,
  source: HookSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body, result } = await take(hooks, clock, source, request).catch((error: unknown) => {
    log.error({ source: source.source, reason: messageOf(error) }, 'webhook delivery not stored');
    return refuse(503, 'The delivery could not be stored: send it again.');
  });
  hooks.count(source.source, result);
  if (response.destroyed) return; // the sender has gone
  const isCut = !request.complete; // what it still sends is not read
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(status === 405 ? { allow: 'POST' } : {}),
    ...(isCut ? { connection: 'close' } : {}),
  });
  response.end(JSON.stringify(body));
  if (result === 'accepted') hooks.accepted();
}

async function take(hooks: Hooks, clock: Clock, source: HookSource, request: IncomingMessage): Promise<Answer> {
  const unfit = findUnfit(request);
  if (unfit !== null) return unfit;
  const body = await readBody(request);
  if (body === 'too_large') return refuse(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  if (body === 'cut') return refuse(400, 'The body ended before it was complete.');
  const reception = await hooks.receive(source, {
    deliveryId: getHeader(request, 'x-barometer-delivery'),
    signature: getHeader(request, 'x-barometer-signature'),
    body,
    now: clock.now(),
  });
  if (reception.kind === 'refused') return refuse(reception.status, reception.sentence);
  if (reception.kind === 'seen') return { status: 200, body: { status: 'seen before' }, result: 'seen' };
  return { status: 202, body: { status: 'accepted' }, result: 'accepted' };
}

function findUnfit(request: IncomingMessage): Answer | null {
  if (request.method !== 'POST') return refuse(405, 'Only POST is answered here.');
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
    return refuse(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const isPlain = (request.headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
  return isJson && isPlain ? null : refuse(415, 'The body must be application/json, not compressed.');
}

const getHeader = ({ headers }: IncomingMessage, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
};

/** The bytes as they came, for the signature is over them. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'too_large' | 'cut'> {
  const parts: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > MAX_BODY_BYTES) resolve('too_large');
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', () => resolve('cut'));
    request.on('close', () => resolve('cut'));
  });
}
