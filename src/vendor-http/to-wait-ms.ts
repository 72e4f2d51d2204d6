/** Never more than 60 s between attempts unless the vendor itself says so, and never less than a second. */
const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds before attempt `failed + 1`, with full jitter: evenly from 1 s to 2^failed s, at most 60 s.
 * @param failed - attempts so far, from 1. @param random - 0 to 1.
 */
export function toBackoffMs(failed: number, random: number): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** failed);
  return Math.round(FIRST_MS + random * (ceilingMs - FIRST_MS));
}

/**
 * Milliseconds that `Retry-After` asks for: whole seconds, or a date of HTTP (RFC 9110, 10.2.3); a date that has passed is 0. Null when it is
 * missing or neither.
 */
export function readRetryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const atMs = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
