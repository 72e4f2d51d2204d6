import { SourceError } from '../errors';
import { isSafeTransport } from './resolve-url';

const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_HOPS = 5;

export type Hop = { url: URL; init: RequestInit };
export type Following = { source: string; asked: string; fetch: typeof fetch; leavesHost: boolean };

/**
 * Sends a request and goes where it is sent on to: on the same host as it is; to another only where that is allowed, and then with nothing
 * but the address itself.
 * @throws SourceError for a redirect that is not followed; whatever `fetch` throws.
 */
export async function follow(first: Hop, following: Following): Promise<Response> {
  for (let hop = first, hops = 0; ; hops += 1) {
    const response = await following.fetch(hop.url.href, { ...hop.init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const to = URL.canParse(location, hop.url.href) ? new URL(location, hop.url) : null;
    const next = to === null || hops >= MAX_HOPS ? null : toNextHop(hop, to, following);
    if (next === null) throw toRefusal(following, to, response.status);
    hop = next;
  }
}

function toNextHop({ url, init }: Hop, to: URL, { leavesHost }: Following): Hop | null {
  if ((init.method ?? 'GET') !== 'GET') return null;
  if (to.origin === url.origin) return { url: to, init };
  if (!leavesHost || !isSafeTransport(to)) return null;
  return { url: to, init: init.signal ? { signal: init.signal } : {} };
}

const toRefusal = ({ source, asked }: Following, to: URL | null, status: number): SourceError =>
  new SourceError(source, 'stopped', `${asked}: refused to be sent on to ${to?.host ?? 'an address that is none'}`, {
    status,
  });
