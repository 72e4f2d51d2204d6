import type { Story } from './story';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MONDAY_7 = Date.parse('2024-01-01T07:00:00Z');

/**
 * Whether a digest has told of an alert by `now`: High in the next daily one, everything else on Monday at 7:00 (X16). In UTC, for where
 * everybody was is not kept. Pure; never throws.
 */
export function isInDigest({ tier, openedAt }: Pick<Story, 'tier' | 'openedAt'>, now: Date): boolean {
  const [period, offset] = tier === 'high' || tier === 'critical' ? [DAY_MS, 7 * HOUR_MS] : [7 * DAY_MS, MONDAY_7];
  const digestsUntil = (at: Date): number => Math.floor((at.getTime() - offset) / period);
  return digestsUntil(now) > digestsUntil(openedAt);
}
