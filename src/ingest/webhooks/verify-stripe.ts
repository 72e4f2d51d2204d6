import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';
import { judgeTime } from './judge-time';

const MAX_SIGNATURES = 10;
const SIGNATURE = /^v1=([0-9a-f]{64})$/;

/**
 * `Stripe-Signature: t=<unix seconds>,v1=<hex>`: HMAC-SHA256 over `<t>.<body>` (docs.stripe.com/webhooks/signature). Several v1 while a secret is
 * rotated: one must be right. v0 is of test mode and counts for nothing. The time is judged to the second.
 */
export function verifyStripe({ headers, body, now }: VendorRequest, secret: string): VendorVerdict {
  const parts = (headers['stripe-signature'] ?? '').split(',').map((part) => part.trim());
  const times = parts.flatMap((part) => /^t=(\d{1,12})$/.exec(part)?.[1] ?? []);
  const signatures = parts.flatMap((part) => SIGNATURE.exec(part)?.[1] ?? []);
  const [seconds] = times;
  if (seconds === undefined || times.length > 1 || signatures.length === 0 || signatures.length > MAX_SIGNATURES)
    return 'malformed';
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
  if (!signatures.some((one) => isSame(expected, Buffer.from(one, 'hex')))) return 'forged';
  return judgeTime(Number(seconds) * 1000, new Date(Math.floor(now.getTime() / 1000) * 1000));
}
