import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';
import { judgeTime } from './judge-time';

const MAX_SIGNATURES = 5;
const DELIVERY_ID = /^[\x21-\x7E]{1,200}$/;

/**
 * Our own signature (docs/webhooks.md), for systems that can sign as they are told: `X-Barometer-Signature: t=<unix seconds>,v1=<hex>[,v1=…]`,
 * HMAC-SHA256 over `<t>.<X-Barometer-Delivery>.<body>`. The id is signed: a recording cannot come again under another one.
 */
export function verifyBarometer({ headers, body, now }: VendorRequest, secret: string): VendorVerdict {
  const deliveryId = headers['x-barometer-delivery'] ?? '';
  const parts = (headers['x-barometer-signature'] ?? '').split(',').map((part) => part.trim());
  const times = parts.flatMap((part) => /^t=(\d{1,12})$/.exec(part)?.[1] ?? []);
  const signatures = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? []);
  const [seconds] = times;
  const isWhole = times.length === 1 && parts.length === 1 + signatures.length && DELIVERY_ID.test(deliveryId);
  if (seconds === undefined || !isWhole || signatures.length === 0 || signatures.length > MAX_SIGNATURES)
    return 'malformed';
  const expected = createHmac('sha256', secret).update(`${seconds}.${deliveryId}.`).update(body).digest();
  if (!signatures.some((one) => isSame(expected, Buffer.from(one, 'hex')))) return 'forged';
  return judgeTime(Number(seconds) * 1000, new Date(Math.floor(now.getTime() / 1000) * 1000));
}
