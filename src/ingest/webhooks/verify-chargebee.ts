import { createHash, timingSafeEqual } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';

const BASIC = /^Basic +([A-Za-z0-9+/=]+)$/i;
const digest = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/** Basic authentication: the user and password that were given to Chargebee, as `user:password`. It signs nothing, so the event is asked for. */
export function verifyChargebee({ headers }: VendorRequest, secret: string): VendorVerdict {
  const encoded = BASIC.exec(headers['authorization'] ?? '')?.[1];
  if (encoded === undefined) return 'malformed';
  return timingSafeEqual(digest(Buffer.from(encoded, 'base64')), digest(secret)) ? 'ok' : 'forged';
}
