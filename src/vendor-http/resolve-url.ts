import { ConfigError, SourceError } from '../errors';
import type { HttpRequest, HttpSettings } from './http-source';
import type { z } from 'zod';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const WHOLE_URL = /^[a-z][a-z0-9+.-]*:\/\//i;

type Place = Pick<HttpRequest<z.ZodType>, 'path' | 'query'>;

export const isSafeTransport = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));

/**
 * An address of the configuration. Without credentials in it, and encrypted unless it stays on this machine.
 * @throws ConfigError
 */
export function readAddress(source: string, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isSafeTransport(url))
    throw new ConfigError(
      `${source}: expected an address of its API that begins with https:// (http:// only on this machine)`,
    );
  if (hasUser(url))
    throw new ConfigError(
      `${source}: the address of its API holds a user or password: expected them in the environment`,
    );
  return url;
}

/**
 * Where a request goes: below the base URL, or the same host when the path is a whole URL.
 * @throws SourceError (`stopped`) for another host: what a vendor's answer names may not lead our credentials away.
 */
export function resolveUrl({ source, baseUrl }: Pick<HttpSettings, 'source' | 'baseUrl'>, { path, query }: Place): URL {
  const base = readAddress(source, baseUrl);
  const url = findUrl(base, path);
  if (url?.origin !== base.origin || hasUser(url)) {
    const other = url?.host ?? 'an address that is none';
    throw new SourceError(source, 'stopped', `refused to ask ${other} instead of ${base.host}`);
  }
  for (const [name, value] of listPairs(query)) url.searchParams.append(name, value);
  url.hash = '';
  return url;
}

const hasUser = ({ username, password }: URL): boolean => username !== '' || password !== '';

function findUrl(base: URL, path: string): URL | null {
  const below = `${base.origin}${base.pathname.replace(/\/+$/, '')}${path.startsWith('/') ? '' : '/'}${path}`;
  const wanted = WHOLE_URL.test(path) ? path : below;
  return URL.canParse(wanted) ? new URL(wanted) : null;
}

function listPairs(query: Place['query'] = {}): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, String(one)]),
  );
}
