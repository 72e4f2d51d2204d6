import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';

/**
 * `X-Signature`: hex HMAC-SHA1 over the body (twilio.com/docs/segment/connections/destinations/catalog/actions-webhook). It carries no time: what
 * comes again is told by its messageIds.
 */
export function verifySegment({ headers, body }: VendorRequest, secret: string): VendorVerdict {
  const hex = /^[0-9a-f]{40}$/i.exec(headers['x-signature'] ?? '')?.[0];
  if (hex === undefined) return 'malformed';
  return isSame(createHmac('sha1', secret).update(body).digest(), Buffer.from(hex, 'hex')) ? 'ok' : 'forged';
}
