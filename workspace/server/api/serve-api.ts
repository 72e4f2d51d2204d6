import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UiFault } from '../../ui-contract';
import { MalformedBodyError, parseArgs } from '../http/parse-args';
import { readBody } from '../http/read-body';
import { sendJson, sendText, type Exchange } from '../http/route';
import type { JsonObject } from '../json';
import type { World } from '../world';
import { callMethod } from './call-method';

const DEFAULT_RETRY_AFTER_SECONDS = 30;

function tokenOf(request: IncomingMessage, args: JsonObject): string | null {
  const header = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return header ?? (typeof args.token === 'string' ? args.token : null);
}

function record(world: World, method: string, args: JsonObject, answer: JsonObject, fault: UiFault | null): void {
  const { token: _secret, ...shown } = args;
  world.calls.push({
    method,
    at: world.settings.now(),
    ok: answer.ok === true,
    error: typeof answer.error === 'string' ? answer.error : null,
    fault: fault?.kind ?? null,
    args: shown,
  });
  if (fault === null) world.feed.touch();
  else world.feed.publish({ type: 'state' });
}

/** What Slack would have decided had it listened; null when the fault lets the call through. */
function refusedBy(fault: UiFault | null): JsonObject | null {
  switch (fault?.kind) {
    case 'rate_limited':
      return { ok: false, error: 'ratelimited' };
    case 'platform_error':
      return { ok: false, error: fault.error ?? 'internal_error' };
    case 'server_error':
    case 'no_answer':
      return { ok: false, error: fault.kind };
    default:
      return null;
  }
}

function answerWith(world: World, response: ServerResponse, answer: JsonObject, fault: UiFault | null): void {
  switch (fault?.kind) {
    case 'no_answer':
      return; // the socket stays open, silent, until the client gives up or the workspace closes
    case 'lost_answer':
      if (fault.isHeld !== true) response.socket?.destroy();
      return;
    case 'server_error':
      return sendText(response, 500, 'Internal Server Error');
    case 'rate_limited': {
      const seconds = fault.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
      return sendJson(response, 429, answer, { 'retry-after': String(seconds) });
    }
    default:
      return sendJson(response, 200, answer, { 'x-oauth-scopes': world.settings.botScopes.join(',') });
  }
}

async function readArgs({ request, url }: Exchange): Promise<JsonObject | null> {
  try {
    return parseArgs(request.headers['content-type'] ?? '', await readBody(request), url.searchParams);
  } catch (error) {
    if (error instanceof MalformedBodyError) return null;
    throw error;
  }
}

/** POST or GET /api/<method>. */
export const serveApi = (world: World) => async (exchange: Exchange) => {
  const method = exchange.params.method ?? '';
  const args = await readArgs(exchange);
  if (args === null) return sendJson(exchange.response, 200, { ok: false, error: 'invalid_json' });
  const fault = world.faults.take(method);
  const answer = refusedBy(fault) ?? callMethod(world, method, tokenOf(exchange.request, args), args);
  record(world, method, args, answer, fault);
  answerWith(world, exchange.response, answer, fault);
};
