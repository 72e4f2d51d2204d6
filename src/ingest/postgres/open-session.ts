import { readFileSync } from 'node:fs';
import { Client, type ClientConfig } from 'pg';
import type { DatabaseAddress, Tls } from './parse-address';

const CONNECT_TIMEOUT_MS = 15_000;

export type SessionSettings = { address: DatabaseAddress; tls: Tls; caFile: string | null; timeoutMs: number };

/** A connection within one transaction that cannot write. */
export type Session = { client: Client; close: () => Promise<void> };

/**
 * Connects, begins a read-only transaction with a limit on each statement's time, in UTC. When `signal` aborts, the server is told to cancel what it is
 * doing: a closed connection alone would leave it working.
 */
export async function openSession(settings: SessionSettings, signal: AbortSignal): Promise<Session> {
  signal.throwIfAborted();
  const config = toClientConfig(settings);
  const client = new Client(config);
  client.on('error', () => undefined); // what was under way fails with the same error
  await client.connect();
  try {
    await client.query('begin read only');
    await client.query(`set local statement_timeout = ${Math.round(settings.timeoutMs)}`);
    await client.query(`set local timezone = 'UTC'`);
    await client.query(`set local datestyle = 'ISO'`);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const stopListening = cancelOnAbort(config, rows[0]?.pid ?? null, signal);
    return { client, close: () => close(client, stopListening) };
  } catch (thrown) {
    await client.end();
    throw thrown;
  }
}

async function close(client: Client, stopListening: () => void): Promise<void> {
  stopListening();
  try {
    await client.query('rollback');
  } catch {
    // the connection is gone already, and its transaction with it
  }
  await client.end().catch(() => undefined);
}

function cancelOnAbort(config: ClientConfig, pid: number | null, signal: AbortSignal): () => void {
  const cancel = (): void => void (pid === null ? undefined : cancelBackend(config, pid));
  signal.addEventListener('abort', cancel, { once: true });
  return () => signal.removeEventListener('abort', cancel);
}

/** Best effort: at worst the statement runs into its time limit. */
async function cancelBackend(config: ClientConfig, pid: number): Promise<void> {
  const client = new Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [pid]);
  } catch {
    return;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** TLS is always said explicitly, so that neither the URL nor PGSSLMODE decides. */
function toClientConfig({ address, tls, caFile }: SessionSettings): ClientConfig {
  const ca = caFile === null ? {} : { ca: readFileSync(caFile, 'utf8') };
  const ssl = tls === 'off' ? false : { ...ca, rejectUnauthorized: tls === 'verify-full' };
  return {
    ...address,
    ssl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'barometer',
    keepAlive: true,
  };
}
