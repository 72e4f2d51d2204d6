import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FakePost = { channel: string; ts: string; text: string; threadTs: string | null };
/** Files as people see them: what was uploaded but never shared is not here. */
export type FakeShare = { channel: string; threadTs: string | null; files: { title: string; bytes: string }[] };
export type FakeUpdate = { channel: string; ts: string; text: string };
/** How the next calls are answered. `hang` takes the message but never answers; `lost` takes it and cuts the connection. */
export type Fault =
  | { kind: 'error'; error: string }
  | { kind: 'status'; status: number; retryAfter?: number }
  | { kind: 'hang' | 'lost' };
type FaultRule = { method: string; channel?: string; fault: Fault; times: number };

export type FakeSlack = {
  url: string; // for slackApiUrl
  posts: FakePost[];
  updates: FakeUpdate[];
  shares: FakeShare[];
  fail(method: string, fault: Fault, options?: { channel?: string; times?: number }): void;
  mend(): void; // no more faults
  goDown(): Promise<void>; // nothing listens at the address
  comeBack(): Promise<void>;
  reset(): void;
  stop(): Promise<void>;
};

/** As much of Slack as delivery uses, over real HTTP on this machine. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const posts: FakePost[] = [];
  const updates: FakeUpdate[] = [];
  const uploads = createUploads();
  let rules: FaultRule[] = [];
  let counter = 0;

  const takeFault = (method: string, channel: string): Fault | null => {
    const rule = rules.find((one) => one.method === method && one.times > 0 && (one.channel ?? channel) === channel);
    if (rule === undefined) return null;
    rule.times -= 1;
    return rule.fault;
  };
  const accept = (method: string, form: URLSearchParams): object => {
    if (method === 'auth.test') return { ok: true, team_id: 'T0', bot_id: 'B0', user_id: 'U0' };
    if (method.startsWith('files.') || method.startsWith('upload/'))
      return uploads.accept(method, form, addressOf(server));
    const [channel, text] = [form.get('channel') ?? '', form.get('text') ?? ''];
    if (method === 'chat.update') {
      const ts = form.get('ts') ?? '';
      updates.push({ channel, ts, text });
      return { ok: true, channel, ts };
    }
    const opened = channel.startsWith('U') ? `D${channel.slice(1)}` : channel;
    const ts = `${1_700_000_000 + (counter += 1)}.000100`;
    posts.push({ channel: opened, ts, text, threadTs: form.get('thread_ts') });
    return { ok: true, channel: opened, ts };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? '').replace(/^\/api\//, '');
    const body = await readBody(request);
    const form = new URLSearchParams(method.startsWith('upload/') ? { body } : body);
    const fault = takeFault(method.replace(/\/.*/, ''), form.get('channel') ?? '');
    if (fault === null) return answer(response, accept(method, form));
    if (fault.kind === 'error') return answer(response, { ok: false, error: fault.error });
    if (fault.kind === 'status') return answerStatus(response, fault);
    accept(method, form);
    if (fault.kind === 'lost') request.socket.destroy();
  };
  const server = createServer((request, response) => void handle(request, response));
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `${addressOf(server)}/api/`,
    posts,
    updates,
    shares: uploads.shares,
    fail: (method, fault, { channel, times = 1 } = {}) => {
      rules.push({ method, fault, times, ...(channel === undefined ? {} : { channel }) });
    },
    goDown: () => close(server),
    comeBack: () => listen(server, port),
    mend: () => {
      rules = [];
    },
    reset: () => {
      rules = [];
      posts.length = 0;
      updates.length = 0;
      uploads.shares.length = 0;
    },
    stop: () => close(server),
  };
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** The three steps of a file: an address, the bytes, and the call that shows it. */
function createUploads() {
  const bytes: string[] = [];
  const shares: FakeShare[] = [];
  const accept = (method: string, form: URLSearchParams, address: string): object => {
    if (method === 'files.getUploadURLExternal') {
      const id = bytes.push('') - 1;
      return { ok: true, upload_url: `${address}/api/upload/${id}`, file_id: String(id) };
    }
    if (method.startsWith('upload/')) {
      bytes[Number(method.slice('upload/'.length))] = form.get('body') ?? '';
      return { ok: true };
    }
    const files = JSON.parse(form.get('files') ?? '[]') as { id: string; title: string }[];
    shares.push({
      channel: form.get('channel_id') ?? '',
      threadTs: form.get('thread_ts'),
      files: files.map(({ id, title }) => ({ title, bytes: bytes[Number(id)] ?? '' })),
    });
    return { ok: true, files };
  };
  return { shares, accept };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function answerStatus(response: ServerResponse, { status, retryAfter }: { status: number; retryAfter?: number }): void {
  response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }).end('{}');
}
