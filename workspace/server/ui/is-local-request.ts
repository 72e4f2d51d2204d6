import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostnameOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : null);

/**
 * Whether a request to the page's endpoints comes from a page of this server. A foreign site can make a browser call
 * 127.0.0.1, under its own name (DNS rebinding: `Host`) or from its own page (`Origin`); both are told apart here.
 */
export function isLocalRequest({ headers }: IncomingMessage, listeningHost: string): boolean {
  const isKnown = (name: string | null) => name !== null && (LOOPBACK.has(name) || name === listeningHost);
  const isHostKnown = isKnown(hostnameOf(`http://${headers.host ?? ''}`));
  return isHostKnown && (headers.origin === undefined || isKnown(hostnameOf(headers.origin)));
}
