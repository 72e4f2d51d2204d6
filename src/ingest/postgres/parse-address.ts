import { ConfigError } from '../../errors';

export type Tls = 'verify-full' | 'require' | 'off';

/** Where a database is and who asks. Nothing else of the URL counts: TLS is settled in barometer.yaml, not by a parameter of a secret. */
export type DatabaseAddress = { host: string; port: number; database: string; user: string; password: string };

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Pure. @throws ConfigError when it is no URL of a database, or would go over a network in the clear; the URL itself is never shown. */
export function parseAddress(url: string, tls: Tls, defaultPort: number): DatabaseAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isKnown = parsed !== null && /^(postgres|postgresql|redshift):$/.test(parsed.protocol);
  if (!isKnown || parsed.hostname === '' || parsed.username === '' || parsed.pathname.length < 2)
    throw new ConfigError('the URL of the database must be postgres://user:password@host:port/database');
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  if (tls === 'off' && !LOOPBACK.test(host))
    throw new ConfigError('tls: off is for a database on this machine only; use verify-full, or require');
  return {
    host,
    port: parsed.port === '' ? defaultPort : Number(parsed.port),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
  };
}
