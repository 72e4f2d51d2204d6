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
export async function follow(hop: Hop, { source, asked, fetch, leavesHost }: Following): Promise<Response> {
  for (let { url, init } = hop, hops = 0; ; hops += 1) {
    const response = await fetch(url.href, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
    const isHome = next?.origin === url.origin;
    const isRead = (init.method ?? 'GET') === 'GET';
    if (next === null || hops >= MAX_HOPS || !isRead || !(isHome || (leavesHost && isSafeTransport(next))))
      throw new SourceError(
        source,
        'stopped',
        `${asked}: refused to be sent on to ${next?.host ?? 'an address that is none'}`,
        {
          status: response.status,
        },
      );
    init = isHome ? init : { ...(init.signal ? { signal: init.signal } : {}) };
    url = next;
  }
}
