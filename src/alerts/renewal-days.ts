const DAY_MS = 86_400_000;

/**
 * Whole UTC days from `now` to the renewal: 0 on the day itself, negative once it is past.
 * @param renewalOn - YYYY-MM-DD, or null when the renewal is not known.
 * @returns null when the renewal is not known. Never throws.
 */
export function renewalDays(renewalOn: string | null, now: Date): number | null {
  if (renewalOn === null) return null;
  const today = Math.floor(now.getTime() / DAY_MS);
  return Math.round(Date.parse(`${renewalOn}T00:00:00Z`) / DAY_MS) - today;
}
