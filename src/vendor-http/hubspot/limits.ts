import type { HttpSettings } from '../http-source';

export type DailyUsage = { used: number; allowed: number };

/**
 * What the account has used of its day, from `X-HubSpot-RateLimit-Daily` and `-Daily-Remaining`; null when it is not told (searches do not tell).
 * Source: https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
 */
export function readDailyUsage(headers: Headers): DailyUsage | null {
  const allowed = Number(headers.get('x-hubspot-ratelimit-daily') ?? Number.NaN);
  const remaining = Number(headers.get('x-hubspot-ratelimit-daily-remaining') ?? Number.NaN);
  return Number.isFinite(allowed) && Number.isFinite(remaining) ? { used: allowed - remaining, allowed } : null;
}

/** The day's quota comes back at midnight of the account's own zone: nothing to wait for in this run. */
export const judgeHubspotLimit: NonNullable<HttpSettings['judgeLimit']> = ({ status, text }) =>
  status === 429 && /"policyName"\s*:\s*"DAILY"/.test(text) ? 'stop' : null;

/** A refusal names the length of its window, in milliseconds; a whole one always helps. */
export const readHubspotReset: NonNullable<HttpSettings['readReset']> = (headers) => {
  const ms = Number(headers.get('x-hubspot-ratelimit-interval-milliseconds') ?? Number.NaN);
  return Number.isFinite(ms) && ms > 0 ? ms : null;
};
