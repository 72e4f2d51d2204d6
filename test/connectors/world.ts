import type { Pool } from 'pg';
import type { PullConnector, PullContext, PullStream } from '../../src/ingest/pull/connector';
import type { SourceTools } from '../../src/ingest/pull/source-kind';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { FaultServer } from '../support/fault-server';
import { type Ran, runConnector } from './run-connector';
import { fedByDeliveries } from './deliveries';
import { openPlace } from './open-place';
import type { Keeper, Place, Reach, AnySubject, StandInRecord, Subject } from './subject';

export const SOURCE = 'harness';
export const HOOK_SECRET = 'a-hook-secret-of-the-harness';
export const NOW = new Date('2026-11-20T12:00:00Z');
export const ACCOUNT_KEYS: readonly string[] = ['9001', '9002', '9003'];
const MINUTE_MS = 60_000;
const SPACING_MS = 5 * 60 * MINUTE_MS; // further apart than any source reads again

/** A stream with something done to its pages. */
export type Rewire = (stream: PullStream) => PullStream;

export type World = {
  subject: AnySubject;
  pool: Pool;
  standIn: Keeper;
  place: Place;
  /** What is in front of the stand-in. Throws for a connector that asks nothing over HTTP. */
  readonly server: FaultServer;
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

/** One subject against its stand-in, over what it speaks, into a real database. Nobody ever sleeps: waiting moves the clock. */
export async function createWorld(subject: AnySubject, pool: Pool): Promise<World> {
  const place = await openPlace(subject, pool, ACCOUNT_KEYS.length);
  const { reach, http } = place;
  const clock = { ms: NOW.getTime() };
  const sleptMs: number[] = [];
  const logs: string[] = [];
  const tools = createTools({ subject: reach, clock, sleptMs, logs });
  const connect = (rewire?: Rewire): PullConnector => connectAt(subject, { reach, tools: tools(), rewire });
  return {
    subject,
    pool,
    standIn: place.keeper,
    place,
    get server() {
      if (http === null) throw new Error(`${subject.kind} asks nothing over HTTP`);
      return http;
    },
    sleptMs,
    logs,
    connect,
    context: () => ({ now: new Date(clock.ms), signal: new AbortController().signal }),
    pull: async (rewire) => {
      await place.publish(new Date(clock.ms));
      return runConnector(subject, { pool, connector: connect(rewire), now: new Date(clock.ms) });
    },
    setNow: (now) => (clock.ms = now.getTime()),
    close: () => place.close(),
  };
}

type Connecting = { tools: SourceTools; rewire?: Rewire | undefined };

/** The connector of a vendor at this address, with the tested part alone. */
export function connectPart(subject: Subject, { url, ...rest }: Connecting & { url: string }): PullConnector {
  return connectAt(subject, { reach: { settings: subject.settings(url), secrets: subject.secrets }, ...rest });
}

/** The subject's connector, with the tested part alone. */
export function connectAt(
  subject: AnySubject,
  { reach, tools, rewire = (stream) => stream }: Connecting & { reach: Reach },
): PullConnector {
  const { settings, deliveries } = reach;
  const connector = subject.sourceKind.create(SOURCE, settings, tools);
  const streams = connector.streams
    .filter(({ name }) => name === subject.part)
    .map((stream) => (deliveries === undefined ? stream : fedByDeliveries(connector, stream, deliveries)))
    .map(rewire);
  if (streams.length === 0) throw new Error(`${subject.kind} has no stream "${subject.part}"`);
  return { ...connector, streams };
}

type ToolsInput = { subject: Pick<Reach, 'secrets'>; clock: { ms: number }; sleptMs: number[]; logs: string[] };

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
export async function seedAccounts(pool: Pool, subject: AnySubject, accountKeys = ACCOUNT_KEYS): Promise<void> {
  if (subject.stream === 'accounts') return; // its rows are the accounts
  for (const accountKey of accountKeys) {
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

/** `count` records of the last days, the newest an hour ago, of the customers in turn. */
export function listRecords(
  subject: AnySubject,
  count: number,
  spacingMs = SPACING_MS,
  accountKeys = ACCOUNT_KEYS,
): StandInRecord[] {
  const newest = NOW.getTime() - 60 * MINUTE_MS;
  return Array.from({ length: count }, (_, index) => {
    const id = String(1001 + index);
    const accountKey = accountKeys[index % accountKeys.length] ?? '9001';
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
