import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';

/**
 * `Typeform-Signature: sha256=<base64>`: HMAC-SHA256 over the body (typeform.com/developers/webhooks/secure-your-webhooks). It carries no time: what
 * comes again is told by its event_id.
 */
export function verifyTypeform({ headers, body }: VendorRequest, secret: string): VendorVerdict {
  const base64 = /^sha256=([A-Za-z0-9+/]{43}=)$/.exec(headers['typeform-signature'] ?? '')?.[1];
  if (base64 === undefined) return 'malformed';
  const expected = createHmac('sha256', secret).update(body).digest();
  return isSame(expected, Buffer.from(base64, 'base64')) ? 'ok' : 'forged';
}
