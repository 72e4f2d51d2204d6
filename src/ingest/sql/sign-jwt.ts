import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { ConfigError } from '../../errors';

/** A private key from the environment, where its line breaks may be written as \n. @throws ConfigError without a word of the key. */
export function readPrivateKey(name: string, pem: string, passphrase: string | null): KeyObject {
  try {
    const key = createPrivateKey({ key: pem.replaceAll('\\n', '\n'), ...(passphrase === null ? {} : { passphrase }) });
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // what OpenSSL says helps nobody, and might quote the key
  }
  throw new ConfigError(`${name}: expected an RSA private key in PEM, with its passphrase if it is encrypted`);
}

/** A JSON web token signed with RS256 (RFC 7519). */
export function signJwt(key: KeyObject, claims: Readonly<Record<string, unknown>>, header: object = {}): string {
  const body = [{ alg: 'RS256', typ: 'JWT', ...header }, claims].map(encode).join('.');
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), key).toString('base64url')}`;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
