import { createHash } from 'node:crypto';
import { ConfigError } from '../errors';
import type { Authorisation, HttpSettings, HttpTools, MintedToken } from './http-source';

/** A token is not used in its last minute: it may end on its way. */
const EXPIRY_MARGIN_MS = 60_000;
const HEADER_VALUE = /^[\t\x20-\x7E\x80-\xFF]*$/;

export type Credentials = {
  headers: (signal?: AbortSignal) => Promise<Readonly<Record<string, string>>>;
  /** The vendor refused these headers: the token in them is not used again. */
  refuse: (headers: Readonly<Record<string, string>>) => void;
  /** Everything that may not be seen, as it is known now. */
  secrets: () => readonly string[];
  /** Whose pace it is: the same for whoever uses the same credentials. */
  account: string;
};

type Minter = { mint: (signal?: AbortSignal) => Promise<MintedToken>; nowMs: HttpTools['nowMs'] };

/** @throws ConfigError when a credential cannot stand in a header: a platform's own error would quote it. */
export function createCredentials(
  { source, authorisation }: Pick<HttpSettings, 'source' | 'authorisation'>,
  minter: Minter,
): Credentials {
  if (authorisation.kind === 'minted') return createMinted(source, minter);
  const headers = toHeaders(authorisation);
  refuseUnfit(source, Object.values(headers));
  const secrets = listSecrets(authorisation, headers);
  return {
    headers: async () => headers,
    refuse: () => undefined,
    secrets: () => secrets,
    account: createHash('sha256').update(JSON.stringify(headers)).digest('hex'),
  };
}

function toHeaders(authorisation: Exclude<Authorisation, { kind: 'minted' }>): Record<string, string> {
  switch (authorisation.kind) {
    case 'none':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${authorisation.token}` };
    case 'basic':
      return { authorization: `Basic ${toBase64(`${authorisation.user}:${authorisation.password}`)}` };
    case 'header':
      return { [authorisation.name.toLowerCase()]: authorisation.value };
  }
}

const toBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

function listSecrets(authorisation: Authorisation, headers: Record<string, string>): string[] {
  const parts = Object.values(headers).flatMap((value) => [value, value.replace(/^(Bearer|Basic) /, '')]);
  return authorisation.kind === 'basic' ? [...parts, authorisation.user, authorisation.password] : parts;
}

function refuseUnfit(source: string, values: readonly string[]): void {
  if (!values.every((value) => HEADER_VALUE.test(value)))
    throw new ConfigError(
      `${source}: a secret holds a line break or a character that no credential has: expected it as copied`,
    );
}

/** One token for everybody, asked for by one of them. */
function createMinted(source: string, { mint, nowMs }: Minter): Credentials {
  type Kept = { headers: Readonly<Record<string, string>>; untilMs: number; secrets: readonly string[] };
  const state: { asking: Promise<Kept> | null; kept: Kept | null } = { asking: null, kept: null };
  const ask = async (signal?: AbortSignal): Promise<Kept> => {
    const { token, expiresAt, headers, secrets = [] } = await mint(signal);
    const all = headers ?? { authorization: `Bearer ${token}` };
    refuseUnfit(source, Object.values(all));
    const untilMs = expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - EXPIRY_MARGIN_MS;
    return (state.kept = { headers: all, untilMs, secrets: [token, ...Object.values(all), ...secrets] });
  };
  return {
    headers: async (signal) => {
      if (state.kept !== null && nowMs() < state.kept.untilMs) return state.kept.headers;
      state.asking ??= ask(signal).finally(() => (state.asking = null));
      return (await state.asking).headers;
    },
    refuse: (headers) => {
      if (state.kept?.headers === headers) state.kept = null; // else somebody has asked for another already
    },
    secrets: () => state.kept?.secrets ?? [],
    account: source,
  };
}
