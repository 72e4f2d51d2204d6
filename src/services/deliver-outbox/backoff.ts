const FIRST_MS = 2_000;
const CAP_MS = 15 * 60_000;

/**
 * Milliseconds until the next attempt after a failure that heals by itself: 2 s × 2^(attempts − 1), capped at 15 min, of which a
 * random half is waited at least, so that replicas spread out. Never sooner than Slack asked.
 * @param attempts - made so far, 1 or more.
 * @param random - in [0, 1).
 */
export function backoffMs(attempts: number, retryAfterMs: number | null, random: number): number {
  const full = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.max(retryAfterMs ?? 0, Math.round(full * (0.5 + random / 2)));
}

/** What someone must mend first is tried again every hour, so that nothing is lost once they have. */
export const HUMAN_RETRY_MS = 3_600_000;
