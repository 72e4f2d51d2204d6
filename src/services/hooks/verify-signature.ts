import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be from ours, either way; what is older may be a recording. */
const SKEW_SECONDS = 300;
const MAX_SIGNATURES = 5;
const FIELD = /^(t|v1)=([0-9a-f]{1,64})$/;

export type SignedRequest = { secret: string; header: string; deliveryId: string; body: Buffer; now: Date };
export type Verdict = 'ok' | 'malformed' | 'forged' | 'stale';

/** Hex HMAC-SHA256 over `<unix seconds>.<delivery id>.<body>`: the id is signed, so that a recording cannot come again under another one. */
export function signHook(secret: string, seconds: number, deliveryId: string, body: Buffer | string): string {
  return createHmac('sha256', secret).update(`${seconds}.${deliveryId}.`).update(body).digest('hex');
}

/**
 * Whether `t=<unix seconds>,v1=<hex>[,v1=…]` is right for this body, and was made within 300 s of `now`, to the second. Of several signatures
 * one must be right: a sender that changes its secret signs with both. The time is judged only where the signature is right.
 */
export function verifySignature({ secret, header, deliveryId, body, now }: SignedRequest): Verdict {
  const fields = header.split(',').map((field) => FIELD.exec(field.trim()));
  const times = fields.filter((field) => field?.[1] === 't' && /^\d{1,12}$/.test(field[2] ?? ''));
  const signatures = fields.filter((field) => field?.[1] === 'v1' && field[2]?.length === 64);
  const seconds = Number(times[0]?.[2]);
  const isWhole = fields.length === times.length + signatures.length && times.length === 1;
  if (!isWhole || signatures.length === 0 || signatures.length > MAX_SIGNATURES) return 'malformed';
  const expected = Buffer.from(signHook(secret, seconds, deliveryId, body), 'hex');
  const isSigned = signatures.some((field) => timingSafeEqual(Buffer.from(field?.[2] ?? '', 'hex'), expected));
  if (!isSigned) return 'forged';
  return Math.abs(Math.floor(now.getTime() / 1000) - seconds) <= SKEW_SECONDS ? 'ok' : 'stale';
}
