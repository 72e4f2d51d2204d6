import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Clock } from '../domain/clock';
import type { HookDoor, HookRequest } from '../services/hooks/hook-door';
import { messageOf } from '../errors';

/** Vendors send in batches: Segment up to 4,000 calls at once. */
const MAX_BODY_BYTES = { own: 1024 * 1024, vendor: 4 * 1024 * 1024 };
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Where webhooks come in. `accepted` is told of what was, once it is committed. */
export type Hooks = {
  doors: readonly HookDoor[];
  accepted: () => void;
  count: (source: string, result: string) => void;
};
export type HookRouteDeps = { hooks: Hooks; clock: Clock; log: Logger };

/**
 * `POST /hooks/<source>`: 202 once the delivery is committed, 200 when it was before; every refusal is one sentence of JSON. A vendor gets 200 for
 * both, which all of them take for a yes, and to HEAD, by which some ask whether anybody is here.
 */
export function buildHookRoutes({ hooks, clock, log }: HookRouteDeps): CustomRoute[] {
  return hooks.doors.map((door) => ({
    path: `/hooks/${door.source}`,
    method: METHODS,
    handler: (request, response) => void answer({ hooks, clock, log }, door, request, response),
  }));
}

type Answer = { status: number; body: { status: string } | { error: string }; result: string };
const refuse = (status: number, error: string): Answer => ({ status, body: { error }, result: `refused_${status}` });

/** The edge of the process: whatever goes wrong becomes a 503, which tells the sender to come again, and a log line without the body. */
async function answer(
  { hooks, clock, log }: HookRouteDeps,
  door: HookDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body, result } = await take(door, clock, request).catch((error: unknown) => {
    log.error({ source: door.source, reason: messageOf(error) }, 'webhook delivery not stored');
    return refuse(503, 'The delivery could not be stored: send it again.');
  });
  hooks.count(door.source, result);
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

async function take(door: HookDoor, clock: Clock, request: IncomingMessage): Promise<Answer> {
  const unfit = findUnfit(door, request);
  if (unfit !== null) return unfit;
  const body = await readBody(request, MAX_BODY_BYTES[door.kind]);
  if (body === 'too_large') return tooLarge(door);
  if (body === 'cut') return refuse(400, 'The body ended before it was complete.');
  const reception = await door.receive({ ...toRequest(request), body, now: clock.now() });
  if (reception.kind === 'refused') return refuse(reception.status, reception.sentence);
  if (reception.kind === 'seen') return { status: 200, body: { status: 'seen before' }, result: 'seen' };
  return { status: door.kind === 'own' ? 202 : 200, body: { status: 'accepted' }, result: 'accepted' };
}

const tooLarge = ({ kind }: HookDoor): Answer => refuse(413, `The body is larger than ${MAX_BODY_BYTES[kind]} bytes.`);

function findUnfit(door: HookDoor, request: IncomingMessage): Answer | null {
  if (door.kind === 'vendor' && request.method === 'HEAD')
    return { status: 200, body: { status: 'here' }, result: 'asked' };
  if (request.method !== 'POST') return refuse(405, 'Only POST is answered here.');
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES[door.kind]) return tooLarge(door);
  return isJson(door, request) ? null : refuse(415, 'The body must be application/json, not compressed.');
}

/** Some vendors have a JSON of their own name. */
function isJson({ kind }: HookDoor, { headers }: IncomingMessage): boolean {
  const type = kind === 'own' ? /^application\/json\s*(;|$)/i : /^application\/([\w.-]+\+)?json\s*(;|$)/i;
  return (
    type.test(headers['content-type'] ?? '') && (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity'
  );
}

const toRequest = ({ method, url, headers }: IncomingMessage): Pick<HookRequest, 'method' | 'url' | 'headers'> => ({
  method: method ?? '',
  url: url ?? '',
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  ),
});

/** The bytes as they came, for the signature is over them. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | 'too_large' | 'cut'> {
  const parts: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > maxBytes) resolve('too_large');
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', () => resolve('cut'));
    request.on('close', () => resolve('cut'));
  });
}
