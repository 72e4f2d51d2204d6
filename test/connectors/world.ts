import type { Pool } from 'pg';
import type { PullConnector, PullContext, PullStream } from '../../src/ingest/pull/connector';
import type { SourceTools } from '../../src/ingest/pull/source-kind';
import type { IngestReport } from '../../src/services/ingest/ingest-report';
import { runPull } from '../../src/services/pull/run-pull';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import { type FaultServer, startFaultServer } from '../support/fault-server';
import type { StandIn, StandInRecord, StandInReply, StandInRequest, Subject } from './subject';

export const SOURCE = 'harness';
export const HOOK_SECRET = 'a-hook-secret-of-the-harness';
export const NOW = new Date('2026-11-20T12:00:00Z');
export const ACCOUNT_KEYS = ['9001', '9002', '9003'] as const;
const MINUTE_MS = 60_000;
const SPACING_MS = 5 * 60 * MINUTE_MS; // further apart than any source reads again

export type Ran = { report: IngestReport; changed: string[]; unexpected: unknown[] };
/** A stream with something done to its pages. */
export type Rewire = (stream: PullStream) => PullStream;

export type World = {
  subject: Subject;
  pool: Pool;
  standIn: StandIn;
  server: FaultServer;
  /** Requests that the vendor refuses by saying back whatever was sent. */
  echo: { of: (request: StandInRequest) => boolean };
  sleptMs: number[];
  logs: string[];
  /** The connector anew, as after a start of the process, with the tested part alone. */
  connect: (rewire?: Rewire) => PullConnector;
  context: () => PullContext;
  pull: (rewire?: Rewire) => Promise<Ran>;
  /** The clock of the runner and of the waiting. */
  setNow: (now: Date) => void;
  close: () => Promise<void>;
};

/** One subject against its stand-in over real HTTP, into a real database. Nobody ever sleeps: waiting moves the clock. */
export async function createWorld(subject: Subject, pool: Pool): Promise<World> {
  const standIn = subject.createStandIn();
  const echo: World['echo'] = { of: () => false };
  const server = await startFaultServer((request) => (echo.of(request) ? toEcho(request) : standIn.answer(request)));
  const clock = { ms: NOW.getTime() };
  const sleptMs: number[] = [];
  const logs: string[] = [];
  const tools = createTools({ subject, clock, sleptMs, logs });
  const connect = (rewire?: Rewire): PullConnector => connectPart(subject, { url: server.url, tools: tools(), rewire });
  return {
    subject,
    pool,
    standIn,
    server,
    echo,
    sleptMs,
    logs,
    connect,
    context: () => ({ now: new Date(clock.ms), signal: new AbortController().signal }),
    pull: (rewire) => pull({ pool, connector: connect(rewire), now: new Date(clock.ms) }),
    setNow: (now) => (clock.ms = now.getTime()),
    close: () => server.close(),
  };
}

function toEcho({ headers, query, body }: StandInRequest): StandInReply {
  const basic = /^Basic (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const sent = [JSON.stringify(headers), query.toString(), body, Buffer.from(basic, 'base64').toString()];
  return { status: 400, body: { error: `you sent ${sent.join(' and ')}`, message: sent.join(' ') } };
}

type Connecting = { url: string; tools: SourceTools; rewire?: Rewire | undefined };

/** The subject's connector, with the tested part alone. */
export function connectPart(subject: Subject, { url, tools, rewire = (stream) => stream }: Connecting): PullConnector {
  const connector = subject.sourceKind.create(SOURCE, subject.settings(url), tools);
  const streams = connector.streams.filter(({ name }) => name === subject.part).map(rewire);
  if (streams.length === 0) throw new Error(`${subject.kind} has no stream "${subject.part}"`);
  return { ...connector, streams };
}

async function pull({ pool, connector, now }: { pool: Pool; connector: PullConnector; now: Date }): Promise<Ran> {
  const changed: string[] = [];
  const unexpected: unknown[] = [];
  const report = await runPull({
    pool,
    connector,
    now,
    onChangedAccounts: async (accountIds) => void changed.push(...accountIds),
    onUnexpected: (error) => void unexpected.push(error),
  });
  return { report, changed, unexpected };
}

type ToolsInput = { subject: Subject; clock: { ms: number }; sleptMs: number[]; logs: string[] };

export function createTools({ subject, clock, sleptMs, logs }: ToolsInput): () => SourceTools {
  const findSecret = (name: string): string | null => subject.secrets[name] ?? null;
  return () => ({
    findSecret,
    secret: (name) => {
      const value = findSecret(name);
      if (value === null) throw new Error(`the subject gives no secret ${name}`);
      return value;
    },
    hookSecret: HOOK_SECRET,
    resolvePath: (path) => path,
    http: (settings) =>
      createHttpSource(settings, {
        nowMs: () => clock.ms,
        random: () => 0.5,
        sleep: async (ms) => {
          sleptMs.push(ms);
          clock.ms += ms;
        },
        log: (event) => void logs.push(JSON.stringify(event)),
      }),
  });
}

/** The accounts of the subject's customers, matched by a person: how they are recognised is not what is tried here. */
export async function seedAccounts(pool: Pool, subject: Subject): Promise<void> {
  if (subject.stream === 'accounts') return; // its rows are the accounts
  for (const accountKey of ACCOUNT_KEYS) {
    const accountId = toAccountId(accountKey);
    const key = subject.customerKey?.(accountKey) ?? accountKey;
    await pool.query('insert into accounts (account_id, name, source, updated_at) values ($1, $1, $2, $3)', [
      accountId,
      'csv',
      NOW,
    ]);
    await pool.query(
      `insert into source_accounts (source, key, account_id, matched_by, matched_at, first_seen_at, last_seen_at)
       values ($1, $2, $3, 'person', $4, $4, $4)`,
      [SOURCE, key, accountId, NOW],
    );
  }
}

export function toAccountId(accountKey: string): string {
  return `account-${accountKey}`;
}

/** `count` records of the last days, the newest an hour ago, of the three customers in turn. */
export function listRecords(subject: Subject, count: number, spacingMs = SPACING_MS): StandInRecord[] {
  const newest = NOW.getTime() - 60 * MINUTE_MS;
  return Array.from({ length: count }, (_, index) => {
    const id = String(1001 + index);
    const accountKey = ACCOUNT_KEYS[index % ACCOUNT_KEYS.length] ?? '9001';
    return {
      id,
      accountKey: subject.stream === 'accounts' ? id : accountKey,
      at: new Date(newest - (count - 1 - index) * spacingMs),
      label: `Label ${id}`,
      ...(subject.moneyColumn === undefined ? {} : { money: { minor: 12_300, currency: 'EUR' } }),
    };
  });
}

export function putAll({ standIn }: Pick<World, 'standIn'>, records: readonly StandInRecord[]): void {
  for (const record of records) standIn.put(record);
}
