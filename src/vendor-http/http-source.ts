import type { z } from 'zod';
import type { TokenBucket } from './create-token-bucket';

/**
 * What a request is authorised with. `minted`: a token that is asked for (OAuth client credentials, a signed JWT), kept until it expires, and asked
 * for once more when the vendor answers 401; a second 401 is a configuration error.
 */
export type Authorisation =
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'header'; name: string; value: string }
  | { kind: 'minted'; mint: (ask: AskForToken) => Promise<MintedToken> };

/**
 * `headers` replaces `Authorization: Bearer <token>` where a vendor wants more than that. `secrets`: what the token was asked for with; like the token
 * it may be seen nowhere.
 */
export type MintedToken = {
  token: string;
  expiresAt: Date | null;
  headers?: Readonly<Record<string, string>>;
  secrets?: readonly string[];
};
/** A POST of a form to the token's own address, which is fixed by configuration. Its answer is JSON. */
export type AskForToken = (
  url: string,
  form: Readonly<Record<string, string>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<unknown>;

export type HttpSettings = {
  source: string; // named in every error and log line
  baseUrl: string; // fixed by configuration: nothing ever goes to another host with credentials
  authorisation: Authorisation;
  headers?: Readonly<Record<string, string>>; // of every request
  /** Requests per second that are asked for at most, and how many may go at once after a rest. One bucket per vendor and account. */
  rate: { perSecond: number; burst?: number };
  /** Milliseconds to wait, when the vendor says so in its own headers (after `Retry-After`); null: it does not. */
  readReset?: (headers: Headers, nowMs: number) => number | null;
  /** What is a limit though it is not a 429: Salesforce's 403 REQUEST_LIMIT_EXCEEDED. `stop`: not again in this run. */
  judgeLimit?: (reply: { status: number; headers: Headers; text: string }) => 'wait' | 'stop' | null;
  maxBytes?: number; // of one JSON answer, unpacked; default 64 MB
  timeoutMs?: number; // of one attempt, and of each silence while a download comes; default 60 s
  maxWaitMs?: number; // of all waiting in one run (one signal), and of one request without a signal; default 15 min
};

/** What one attempt came to, for logs: no query, no header, nothing of a body. */
export type HttpEvent = {
  source: string;
  method: string;
  path: string;
  attempt: number; // from 1
  status: number | null; // null: no answer
  durationMs: number;
  waitMs: number | null; // before it is tried again; null: it is not
};

/** What is outside: passed in, so that tests wait for nothing. `buckets`: shared by all sources of a process. */
export type HttpTools = {
  fetch?: typeof fetch;
  /** @throws the signal's reason when it is aborted meanwhile. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  nowMs: () => number;
  random: () => number; // 0 to 1
  buckets?: Map<string, TokenBucket>;
  log?: (event: HttpEvent) => void;
};

export type HttpRequest<Schema extends z.ZodType> = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; // default GET
  path: string; // below the base URL, or a whole URL on the same host
  query?: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  form?: Readonly<Record<string, string>>;
  /** Whether sending it twice does no harm; default true for GET, PUT and DELETE. What is not repeatable is tried once. */
  isRepeatable?: boolean;
  schema: Schema; // of the answer as a whole; records in it are judged one by one by their stream
  /** Statuses that are answers and no errors, beside 2xx. */
  accepts?: readonly number[];
  signal?: AbortSignal;
};

export type HttpReply<T> = { status: number; headers: Headers; body: T };

/**
 * One vendor's API. Every request: the bucket, then the attempt, then one retry policy: 429 and 503 wait for `Retry-After` (seconds or a date), else
 * for the vendor's own reset header, else with full jitter from 1 to 60 s; 408, 5xx and broken connections likewise, at most 6 times; 400, 403, 404
 * and 422 never; 401 asks for another token once. An answer that is not JSON, is cut or breaks its schema is a SourceContractError.
 * @throws SourceError with what kind of failure it is.
 */
export type HttpSource = {
  request<Schema extends z.ZodType>(request: HttpRequest<Schema>): Promise<HttpReply<z.output<Schema>>>;
  /** The bytes of a large answer (a whole export), without a limit on their size; the same policy until they begin to come. */
  download(
    request: Omit<HttpRequest<z.ZodType>, 'schema'>,
  ): Promise<{ status: number; headers: Headers; bytes: AsyncIterable<Uint8Array> }>;
};
