import { createHmac } from 'node:crypto';
import type { VendorRequest, VendorVerdict } from '../pull/vendor-hook';
import { isSame } from './is-same';
import { judgeTime } from './judge-time';

const BASE64_OF_SHA256 = /^[A-Za-z0-9+/]{43}=$/;
/** What HubSpot has decoded in the address before it signs it: these and no others. */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/**
 * `X-HubSpot-Signature-v3`: base64 HMAC-SHA256 with the app's client secret over method, public address, body and `X-HubSpot-Request-Timestamp`,
 * which is in milliseconds (developers.hubspot.com, request validation). Older versions of the signature, without a time, are not taken.
 */
export function verifyHubspot({ method, url, headers, body, now }: VendorRequest, secret: string): VendorVerdict {
  const signature = headers['x-hubspot-signature-v3'] ?? '';
  const timestamp = headers['x-hubspot-request-timestamp'] ?? '';
  if (!BASE64_OF_SHA256.test(signature) || !/^\d{1,15}$/.test(timestamp)) return 'malformed';
  const address = url.replace(/%[0-9a-f]{2}/gi, (code) => DECODED[code.toUpperCase()] ?? code);
  const expected = createHmac('sha256', secret).update(`${method}${address}`).update(body).update(timestamp).digest();
  return isSame(expected, Buffer.from(signature, 'base64')) ? judgeTime(Number(timestamp), now) : 'forged';
}
