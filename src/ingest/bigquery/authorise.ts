import { z } from 'zod';
import { ConfigError } from '../../errors';
import type { Authorisation } from '../../vendor-http/http-source';
import { readPrivateKey, signJwt } from '../sql/sign-jwt';

const SCOPE = 'https://www.googleapis.com/auth/bigquery'; // what it may do is decided by its IAM roles
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFE_SECONDS = 3_600;

/** The file that Google Cloud gives for a service account; its own token_uri is not followed. */
const ServiceAccount = z.object({
  type: z.literal('service_account'),
  client_email: z.string().min(3),
  private_key: z.string().min(1),
  private_key_id: z.string().optional(),
  project_id: z.string().optional(),
});
export type ServiceAccount = z.output<typeof ServiceAccount>;

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** @throws ConfigError without a word of the secret. */
export function readServiceAccount(json: string): ServiceAccount {
  const parsed = ServiceAccount.safeParse(parse(json));
  if (parsed.success) return parsed.data;
  throw new ConfigError('SERVICE_ACCOUNT: expected the JSON key of a Google service account, whole');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** https://developers.google.com/identity/protocols/oauth2/service-account: a signed statement for a token of an hour. */
export function authoriseByServiceAccount(account: ServiceAccount, tokenUrl: string): Authorisation {
  const key = readPrivateKey('SERVICE_ACCOUNT', account.private_key, null);
  const header = account.private_key_id === undefined ? {} : { kid: account.private_key_id };
  return {
    kind: 'minted',
    mint: async (ask) => {
      const iat = Math.floor(Date.now() / 1000);
      const claims = { iss: account.client_email, scope: SCOPE, aud: tokenUrl, iat, exp: iat + LIFE_SECONDS };
      const assertion = signJwt(key, claims, header);
      const answer = Token.safeParse(await ask(tokenUrl, { grant_type: GRANT, assertion }));
      if (!answer.success) throw new ConfigError('the answer of the token address holds no token');
      const { access_token: token, expires_in: seconds } = answer.data;
      return { token, expiresAt: new Date((iat + seconds) * 1000), secrets: [assertion] };
    },
  };
}
