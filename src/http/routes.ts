import type { ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

const CHECK_LIMIT_MS = 3_000;

/** Names what must answer before this process takes work; each check throws when it does not. */
export type ReadinessChecks = Record<string, () => Promise<unknown>>;

export type RouteDeps = { checks: ReadinessChecks; metrics: Metrics; log: Logger };

/** `/healthz`: the process is up. `/readyz`: database and Slack answer. `/metrics`: for Prometheus. */
export function buildRoutes({ checks, metrics, log }: RouteDeps): CustomRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_request, response) => sendJson(response, 200, { status: 'ok' }) },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_request, response) => void answer(response, log, () => sendReadiness(response, checks, log)),
    },
    {
      path: '/metrics',
      method: 'GET',
      handler: (_request, response) => void answer(response, log, () => sendMetrics(response, metrics)),
    },
  ];
}

async function sendReadiness(response: ServerResponse, checks: ReadinessChecks, log: Logger): Promise<void> {
  const names = Object.keys(checks);
  const results = await Promise.allSettled(Object.values(checks).map(inTime));
  const failed = names.filter((_name, index) => results[index]?.status === 'rejected');
  results.forEach((result, index) => {
    if (result.status === 'rejected') log.warn({ check: names[index], err: result.reason }, 'not ready');
  });
  sendJson(response, failed.length === 0 ? 200 : 503, { status: failed.length === 0 ? 'ready' : 'not ready', failed });
}

/** Whoever probes waits seconds, not as long as a client that repeats its request until Slack answers. */
async function inTime(check: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_LIMIT_MS} ms`)), CHECK_LIMIT_MS);
  });
  await Promise.race([check(), late]).finally(() => clearTimeout(timer));
}

async function sendMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  const { contentType, body } = await metrics.render();
  response.writeHead(200, { 'content-type': contentType }).end(body);
}

/** The edge of the process: whatever goes wrong becomes a 500 and a log line, never an unhandled rejection. */
async function answer(response: ServerResponse, log: Logger, send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    log.error({ err: error }, 'request failed');
    sendJson(response, 500, { status: 'error' });
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
