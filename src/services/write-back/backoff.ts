const FIRST_MS = 60_000;
const CAP_MS = 6 * 3_600_000;
/** After so many a person must look. */
export const MOST_ATTEMPTS = 10;
/** What was refused is tried once more a day later: by then somebody may have mended the record. */
export const REFUSED_RETRY_MS = 86_400_000;
/** A CRM whose quota is used up gets a rest. */
export const LIMIT_REST_MS = 3_600_000;

/**
 * Milliseconds until the next attempt: 1 min × 2^(attempts − 1), at most 6 h, of which a random half is waited at least, so that a CRM that comes
 * back is not met by everything at once.
 * @param attempts - made so far, 1 or more.
 * @param random - in [0, 1).
 */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(Math.max(attempts, 1) - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}
