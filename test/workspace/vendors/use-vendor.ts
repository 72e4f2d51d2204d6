import { type Vendor, startVendor } from '../../../workspace/vendors/start-vendor';
import type { World } from '../../../workspace/vendors/world';

export const NOW = new Date('2026-03-02T09:00:00.000Z');

/** A webhook as it left the stand-in. */
export type Sent = { url: string; body: string; headers: Readonly<Record<string, string>> };

/** A world whose time the test moves, and which keeps the webhooks that leave. */
export function createWorld(): World & { sent: Sent[]; moveTo: (at: Date) => void } {
  const sent: Sent[] = [];
  const time = { now: NOW };
  return {
    now: () => time.now,
    post: async (url, body, headers) => void sent.push({ url, body, headers }),
    sent,
    moveTo: (at) => void (time.now = at),
  };
}

export type Ask = (
  method: string,
  path: string,
  body?: string | object,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ status: number; json: unknown; text: string; location: string | null }>;

/** The stand-in on a port of its own, asked over HTTP with this token. Call it once in a `describe`. */
export function useVendor(vendor: Vendor, token: string): Ask {
  let running: Awaited<ReturnType<typeof startVendor>>;
  beforeAll(async () => {
    running = await startVendor(vendor);
  });
  afterAll(() => running.close());
  return async (method, path, body, headers = { authorization: `Bearer ${token}` }) => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await fetch(running.url + path, { method, headers, redirect: 'manual', ...sent });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
    return {
      status: answer.status,
      text,
      json: isJson ? (JSON.parse(text) as unknown) : null,
      location: answer.headers.get('location'),
    };
  };
}
