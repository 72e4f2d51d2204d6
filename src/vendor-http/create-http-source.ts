import type { z } from 'zod';
import { type Ask, readWhole } from './attempt';
import { createCredentials, type Credentials } from './create-credentials';
import { completeTools, type Tools } from './complete-tools';
import { createPatiences, type Patiences } from './create-patience';
import { createTokenBucket, type TokenBucket } from './create-token-bucket';
import { exchange, type Exchange } from './exchange';
import type { AskForToken, HttpRequest, HttpSettings, HttpSource, HttpTools } from './http-source';
import { parseAnswer, parseJson } from './parse-answer';
import { readBytes } from './read-bytes';
import { readAddress, resolveUrl } from './resolve-url';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_TOKEN_BYTES = 1024 * 1024;
const TIMEOUT_MS = 60_000;
const REPEATABLE = ['GET', 'PUT', 'DELETE'];

type Line = {
  settings: HttpSettings;
  tools: Tools;
  credentials: Credentials;
  bucket: TokenBucket;
  patiences: Patiences;
};
type AnyRequest = Omit<HttpRequest<z.ZodType>, 'schema'>;

/**
 * One vendor's API (see HttpSource).
 * @throws ConfigError when the base URL is not encrypted or a credential cannot be one.
 */
export function createHttpSource(settings: HttpSettings, given: HttpTools): HttpSource {
  const line = openLine(settings, given);
  return {
    request: async (request) => {
      const { status, headers, body: text } = await exchange(toExchange(line, request, false), readWhole);
      const body = parseAnswer(request.schema, { source: settings.source, asked: nameOf(request), text });
      return { status, headers, body };
    },
    download: async (request) => {
      const { status, headers, body } = await exchange(toExchange(line, request, true), readBytes);
      return { status, headers, bytes: body };
    },
  };
}

function openLine(settings: HttpSettings, given: HttpTools): Line {
  const { origin } = readAddress(settings.source, settings.baseUrl);
  const { authorisation, rate } = settings;
  const tools = completeTools(given);
  const patiences = createPatiences(settings.maxWaitMs);
  const credentials = createCredentials(settings, {
    nowMs: tools.nowMs,
    mint: (signal) => {
      if (authorisation.kind !== 'minted') throw new TypeError('only minted tokens are minted');
      return authorisation.mint(askForToken({ settings, tools, patiences }, signal));
    },
  });
  const key = JSON.stringify([origin, credentials.account, rate.perSecond, rate.burst ?? null]);
  const bucket = given.buckets?.get(key) ?? createTokenBucket(rate, tools);
  given.buckets?.set(key, bucket);
  return { settings, tools, credentials, bucket, patiences };
}

function toExchange(
  { settings, tools, credentials, bucket, patiences }: Line,
  request: AnyRequest,
  leavesHost: boolean,
): Exchange {
  const method = request.method ?? 'GET';
  const url = resolveUrl(settings, request);
  return {
    ask: {
      ...limitsOf(settings),
      asked: nameOf(request),
      url,
      init: { method, ...toContent(settings, request) },
      accepts: request.accepts ?? [],
      leavesHost,
      signal: request.signal,
      fetch: tools.fetch,
    },
    isRepeatable: request.isRepeatable ?? REPEATABLE.includes(method),
    credentials,
    secrets: [],
    bucket,
    patience: patiences(request.signal),
    tools,
    rules: settings,
  };
}

const limitsOf = ({ source, timeoutMs, maxBytes }: HttpSettings): Pick<Ask, 'source' | 'timeoutMs' | 'maxBytes'> => ({
  source,
  timeoutMs: timeoutMs ?? TIMEOUT_MS,
  maxBytes: maxBytes ?? MAX_BYTES,
});

/** Without the query: it may hold anything. */
const nameOf = ({ method, path }: AnyRequest): string => `${method ?? 'GET'} ${path.split(/[?#]/, 1)[0] ?? ''}`;

function toContent(settings: HttpSettings, { headers, json, form }: AnyRequest): Pick<RequestInit, 'headers' | 'body'> {
  const all = { accept: 'application/json', ...lowerCase(settings.headers), ...lowerCase(headers) };
  if (form !== undefined) return { headers: all, body: new URLSearchParams(form) };
  if (json === undefined) return { headers: all };
  return { headers: { 'content-type': 'application/json', ...all }, body: JSON.stringify(json) };
}

const lowerCase = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** A token is asked for by the same policy, without credentials but those of the form, and at no pace of its own. */
function askForToken(
  { settings, tools, patiences }: Pick<Line, 'settings' | 'tools' | 'patiences'>,
  signal?: AbortSignal,
): AskForToken {
  return async (address, form, headers) => {
    const url = readAddress(settings.source, address);
    const asked = `POST ${url.host}${url.pathname}`;
    const { body: text } = await exchange(
      {
        ask: {
          ...limitsOf(settings),
          maxBytes: MAX_TOKEN_BYTES,
          asked,
          url,
          init: {
            method: 'POST',
            ...toContent({ ...settings, headers: {} }, { path: '', form, ...(headers ? { headers } : {}) }),
          },
          accepts: [],
          leavesHost: false,
          signal,
          fetch: tools.fetch,
        },
        isRepeatable: true, // another token does no harm
        credentials: { headers: async () => ({}), refuse: () => undefined, secrets: () => [] },
        secrets: [...Object.values(form), ...Object.values(headers ?? {})],
        bucket: createTokenBucket({ perSecond: 1 }, tools),
        patience: patiences(signal),
        tools,
        rules: {},
      },
      readWhole,
    );
    return parseJson({ source: settings.source, asked, text });
  };
}
