import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';

/**
 * `X-Hub-Signature: sha1=<hex>`: HMAC-SHA1 over the body with the app's client secret (developers.intercom.com, webhooks). It carries no time: what
 * comes again is told by the notification's id.
 */
export function verifyIntercom({ headers, body }: VendorRequest, secret: string): VendorVerdict {
  const hex = /^sha1=([0-9a-f]{40})$/i.exec(headers['x-hub-signature'] ?? '')?.[1];
  if (hex === undefined) return 'malformed';
  return isSame(createHmac('sha1', secret).update(body).digest(), Buffer.from(hex, 'hex')) ? 'ok' : 'forged';
}
