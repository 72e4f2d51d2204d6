import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of Slack's API, or an answer to a response_url, with the instant it arrived. */
export type Recorded = { method: string; body: Record<string, unknown>; atMs: number; ts: string | null };

export type SlackRecorder = {
  apiUrl: string;
  responseUrl: string;
  /** What arrived since `clear`. */
  calls: Recorded[];
  clear: () => void;
  stop: () => Promise<void>;
};

/** As much of Slack as lets the app answer: it accepts everything, knows who has which e-mail, and notes when what arrived. */
export async function startSlackRecorder(emailOf: (slackUserId: string) => string): Promise<SlackRecorder> {
  const calls: Recorded[] = [];
  let posts = 0;
  const answer = (method: string, body: Record<string, unknown>, url: string): object => {
    if (method === 'auth.test') return { ok: true, team_id: 'T0BENCH01', bot_id: 'B0BOT0001', user_id: 'U0BOT0001' };
    if (method === 'conversations.info') return { ok: true, channel: { id: body['channel'], is_member: true } };
    if (method === 'users.info') return { ok: true, user: userOf(String(body['user']), emailOf) };
    if (method === 'files.getUploadURLExternal') return { ok: true, upload_url: `${url}upload`, file_id: 'F1' };
    if (method !== 'chat.postMessage') return { ok: true, view: { id: 'V1', hash: 'h' } };
    posts += 1;
    return { ok: true, channel: `D${String(body['channel']).slice(1)}`, ts: `${1_700_000_000 + posts}.000100` };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readBody(request);
    const atMs = performance.now();
    const method = (request.url ?? '').replace(/^\/(?:api\/)?/, '');
    const body = method === 'upload' ? {} : parseBody(text);
    const said = answer(method, body, `${addressOf(server)}/`);
    calls.push({ method, body, atMs, ts: 'ts' in said ? String(said.ts) : null });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `${addressOf(server)}/api/`,
    responseUrl: `${addressOf(server)}/respond`,
    calls,
    clear: () => {
      calls.length = 0;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What the SDK sends as json inside a form; a text may begin with a bracket too. */
const JSON_FIELDS = new Set(['blocks', 'view', 'files', 'attachments', 'metadata']);

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function userOf(id: string, emailOf: (slackUserId: string) => string): object {
  return { id, name: id, team_id: 'T0BENCH01', tz: 'Europe/Berlin', profile: { email: emailOf(id) } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parseBody(text: string): Record<string, unknown> {
  if (text.startsWith('{')) return JSON.parse(text) as Record<string, unknown>;
  const fields = [...new URLSearchParams(text)].map(([key, value]): [string, unknown] => [
    key,
    JSON_FIELDS.has(key) ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(fields);
}
