import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Authorisation } from '../../vendor-http/http-source';
import { signJwt } from '../sql/sign-jwt';

const LIFE_MS = 50 * 60_000; // Snowflake refuses tokens of more than an hour
const TOKEN_TYPE = 'x-snowflake-authorization-token-type';

/** https://docs.snowflake.com/en/developer-guide/sql-api/authenticating: a token signed with the user's key, anew every 50 minutes. */
export function authoriseByKey(key: KeyObject, who: { account: string; user: string }): Authorisation {
  return {
    kind: 'minted',
    mint: async () => {
      const issuedMs = Date.now();
      const token = signJwt(key, toClaims(key, who, issuedMs));
      const headers = { authorization: `Bearer ${token}`, [TOKEN_TYPE]: 'KEYPAIR_JWT' };
      return { token, expiresAt: new Date(issuedMs + LIFE_MS), headers };
    },
  };
}

/** A programmatic access token needs its kind named in a header of every request. */
export const PAT_HEADERS = { [TOKEN_TYPE]: 'PROGRAMMATIC_ACCESS_TOKEN' };

/** Account and user in upper case; of an account locator only what stands before its region. */
export function toClaims(key: KeyObject, { account, user }: { account: string; user: string }, issuedMs: number) {
  const subject = `${account.split('.', 1)[0] ?? ''}.${user}`.toUpperCase();
  const issuedAt = Math.floor(issuedMs / 1000);
  return { iss: `${subject}.${fingerprintOf(key)}`, sub: subject, iat: issuedAt, exp: issuedAt + LIFE_MS / 1000 };
}

/** SHA-256 of the public key, as `DESCRIBE USER` shows it in RSA_PUBLIC_KEY_FP. */
function fingerprintOf(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(der).digest('base64')}`;
}
