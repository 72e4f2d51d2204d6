import { SourceContractError, SourceError } from '../errors';
import { type Broken, describeBroken } from './describe-broken';
import type { Refused } from './decide-next';
import { follow } from './follow';
import { readText } from './read-text';
import { type Deadline, startDeadline, TIMED_OUT } from './start-deadline';

export type Ask = {
  source: string;
  asked: string; // "GET /api/v2/tickets.json": in errors
  url: URL;
  init: RequestInit;
  accepts: readonly number[];
  leavesHost: boolean;
  timeoutMs: number;
  maxBytes: number;
  signal: AbortSignal | undefined;
  fetch: typeof fetch;
};
export type Answer<T> = { status: number; headers: Headers; body: T };
export type Outcome<T> =
  { kind: 'answer'; answer: Answer<T> } | { kind: 'refused'; refused: Refused } | { kind: 'broken'; broken: Broken };

/** Reads what the request was sent for. The deadline is ended by whoever reads, when it is done. */
export type Reader<T> = (response: Response, ask: Ask, deadline: Deadline) => Promise<T>;

const MAX_REFUSAL_BYTES = 1024 * 1024;

/** Sends once, and reads what comes. Throws only what ends the matter: a refused redirect, an answer too large, the caller's own abort. */
export async function attempt<T>(ask: Ask, read: Reader<T>): Promise<Outcome<T>> {
  const deadline = startDeadline(ask.timeoutMs, ask.signal);
  try {
    const response = await follow({ url: ask.url, init: { ...ask.init, signal: deadline.signal } }, ask);
    const { status, headers } = response;
    if (response.ok || ask.accepts.includes(status))
      return { kind: 'answer', answer: { status, headers, body: await read(response, ask, deadline) } };
    const text = await readText(response, MAX_REFUSAL_BYTES);
    deadline.end();
    return { kind: 'refused', refused: { status, headers, text: text ?? '' } };
  } catch (error) {
    deadline.end();
    return { kind: 'broken', broken: toBroken(error, ask, deadline) };
  }
}

type Asked = Pick<Ask, 'source' | 'signal' | 'timeoutMs'>;

export function toBroken(error: unknown, { source, signal, timeoutMs }: Asked, deadline: Deadline): Broken {
  if (error instanceof SourceError || error instanceof SourceContractError) throw error;
  if (signal?.aborted === true) throw toAborted(source, signal);
  if (deadline.signal.reason === TIMED_OUT)
    return { sentence: `no answer within ${timeoutMs / 1000} s`, hasLeft: true, isLasting: false };
  return describeBroken(error);
}

/** Whoever stopped the run knows why; its own error stands. */
export function toAborted(source: string, { reason }: AbortSignal): unknown {
  return reason instanceof SourceError
    ? reason
    : new SourceError(source, 'transient', 'was stopped', { cause: reason });
}

/** The whole text of a JSON answer. */
export const readWhole: Reader<string> = async (response, { source, asked, maxBytes }, deadline) => {
  const text = await readText(response, maxBytes);
  deadline.end();
  if (text === null)
    throw new SourceContractError(source, `${asked}: the answer is larger than ${Math.floor(maxBytes / 1024)} kB`);
  return text;
};
