import type { FetchFunction } from '@slack/web-api';

/** No answer came: what the socket said, found under the wrappers that fetch puts around it. */
export class TransportError extends Error {
  constructor(
    readonly reason: string,
    options: ErrorOptions,
  ) {
    super(`Slack could not be reached: ${reason}`, options);
    this.name = 'TransportError';
  }
}

/** The global fetch, whose failures say why in one place. Looked up at each call, as whoever replaces it expects. */
export const fetchSlack: FetchFunction = async (url, init) => {
  try {
    return await globalThis.fetch(url, init);
  } catch (cause) {
    throw new TransportError(findReason(cause) ?? String(cause), { cause });
  }
};

function findReason(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const inner = 'cause' in error ? findReason(error.cause) : null;
  if (inner !== null) return inner;
  if ('name' in error && error.name === 'TimeoutError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
