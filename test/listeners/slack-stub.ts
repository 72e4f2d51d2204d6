import { USERS } from './world';

export type Call = { method: string; body: Record<string, unknown> };
export type SlackStub = {
  fetch: typeof fetch;
  calls: Call[];
  /** Bodies of one method, or of posts to a response_url (`respond`), in order. */
  of(method: string): Record<string, unknown>[];
  channels: Map<string, object>;
  failing: Set<string>;
  clear(): void;
};

export const TEAM = { teamId: 'T0HOME', enterpriseId: null };
/** Where bytes go; seen as calls of `upload`, with the text of those that are text. */
export const UPLOAD_URL = 'https://files.slack.com/upload/v1/abc';
export const RESPONSE_URL = 'https://hooks.slack.com/actions/T0HOME/1/abc';

/** Stands for Slack's Web API: knows the users of this world, keeps what it was told, fails where it is told to. */
export function createSlackStub(): SlackStub {
  const calls: Call[] = [];
  const channels = new Map<string, object>();
  const failing = new Set<string>();
  const answer = (method: string, body: Record<string, unknown>): object => {
    if (failing.has(method)) return { ok: false, error: 'internal_error' };
    if (method === 'users.info') return infoOf(String(body['user']));
    if (method === 'conversations.info') return channelOf(channels, String(body['channel']));
    if (method === 'files.getUploadURLExternal')
      return { ok: true, upload_url: UPLOAD_URL, file_id: `F0${calls.length}` };
    return { ok: true, channel: body['channel'], ts: '1700000000.000200' };
  };
  return {
    calls,
    channels,
    failing,
    of: (method) => calls.filter((call) => call.method === method).map(({ body }) => body),
    clear: () => {
      calls.length = 0;
      failing.clear();
    },
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const method = url.pathname.startsWith('/api/')
        ? url.pathname.slice('/api/'.length)
        : url.href === UPLOAD_URL
          ? 'upload'
          : 'respond';
      const body = readBody(init?.body);
      calls.push({ method, body });
      return Response.json(answer(method, body));
    },
  };
}

function readBody(body: unknown): Record<string, unknown> {
  if (body instanceof Uint8Array) return body.includes(0) ? {} : { text: new TextDecoder().decode(body) };
  if (typeof body !== 'string') return Object.fromEntries(body instanceof URLSearchParams ? body : []);
  if (body.startsWith('{')) return JSON.parse(body) as Record<string, unknown>;
  const fields = [...new URLSearchParams(body)].map(([key, value]) => [
    key,
    /^[[{]/.test(value) ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(fields) as Record<string, unknown>;
}

function infoOf(id: string): object {
  const user = Object.values(USERS).find((known) => known.id === id);
  if (user === undefined) return { ok: false, error: 'user_not_found' };
  const { email, ...flags } = user;
  return { ok: true, user: { team_id: TEAM.teamId, tz: 'Europe/Berlin', profile: { email }, ...flags } };
}

function channelOf(channels: Map<string, object>, id: string): object {
  const channel = channels.get(id);
  return channel === undefined ? { ok: false, error: 'channel_not_found' } : { ok: true, channel: { id, ...channel } };
}
