import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';
import { judgeTime } from './judge-time';

const BASE64_OF_SHA256 = /^[A-Za-z0-9+/]{43}=$/;

/**
 * `X-Zendesk-Webhook-Signature`: base64 HMAC-SHA256 over the text of `X-Zendesk-Webhook-Signature-Timestamp` and the body
 * (developer.zendesk.com/documentation/webhooks/verifying).
 */
export function verifyZendesk({ headers, body, now }: VendorRequest, secret: string): VendorVerdict {
  const signature = headers['x-zendesk-webhook-signature'] ?? '';
  const timestamp = headers['x-zendesk-webhook-signature-timestamp'] ?? '';
  const signedAtMs = Date.parse(timestamp);
  if (!BASE64_OF_SHA256.test(signature) || Number.isNaN(signedAtMs)) return 'malformed';
  const expected = createHmac('sha256', secret).update(timestamp).update(body).digest();
  return isSame(expected, Buffer.from(signature, 'base64')) ? judgeTime(signedAtMs, now) : 'forged';
}
