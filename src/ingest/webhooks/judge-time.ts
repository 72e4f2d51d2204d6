import type { VendorVerdict } from '../pull/vendor-hook';

/** How far the vendor's clock may be from ours, either way; what is older may be a recording. Stripe and HubSpot name the same five minutes. */
const MAX_SKEW_MS = 300_000;

/** Of a request whose signature is right: `stale` when it was signed more than 300 s from `now`. Both in milliseconds since 1970. */
export const judgeTime = (signedAtMs: number, now: Date): VendorVerdict =>
  Math.abs(now.getTime() - signedAtMs) <= MAX_SKEW_MS ? 'ok' : 'stale';
