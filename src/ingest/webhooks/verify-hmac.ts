import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';

export type HmacRule = { header: string; algorithm: 'sha256' | 'sha1'; encoding: 'hex' | 'base64'; prefix: string };

const HEX_LENGTHS = { sha256: 64, sha1: 40 } as const;
const BASE64 = { sha256: /^[A-Za-z0-9+/]{43}=$/, sha1: /^[A-Za-z0-9+/]{27}=$/ } as const;

/**
 * An HMAC over the body in a header of the sender's choice, as most survey tools sign. It carries no time: what comes again is told by its bytes, and
 * changes nothing. Pure.
 */
export function verifyHmac({ headers, body }: VendorRequest, rule: HmacRule, secret: string): VendorVerdict {
  const { header, algorithm, encoding, prefix } = rule;
  const given = headers[header.toLowerCase()] ?? '';
  if (!given.startsWith(prefix)) return 'malformed';
  const signature = given.slice(prefix.length);
  const isHex = signature.length === HEX_LENGTHS[algorithm] && /^[0-9a-f]+$/i.test(signature);
  if (encoding === 'hex' ? !isHex : !BASE64[algorithm].test(signature)) return 'malformed';
  const expected = createHmac(algorithm, secret).update(body).digest();
  return isSame(expected, Buffer.from(signature, encoding)) ? 'ok' : 'forged';
}
