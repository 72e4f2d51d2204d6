const HOUR_MS = 3_600_000;

/**
 * Whether an account that is red again belongs to its unresolved alert, or deserves a message of its own.
 *
 * Before it recovered, and for `rejoinHours` (h) after, it is the same story: a wobble is told in its thread. Later it is news, and a
 * line under an old message is where news gets lost. Exactly that many hours still belongs to joining.
 * @param recoveredAt - when the alert's account left red; null while it has not.
 * @returns `join` or `open`. Never throws.
 */
export function joinOrOpen(recoveredAt: Date | null, now: Date, rejoinHours: number): 'join' | 'open' {
  if (recoveredAt === null) return 'join';
  return now.getTime() - recoveredAt.getTime() <= rejoinHours * HOUR_MS ? 'join' : 'open';
}
