import type { Band } from '../domain/band';
import type { Attention } from '../domain/insight';

const BY_TIER: Readonly<Record<number, Attention>> = {
  1: 'weekly',
  2: 'every_two_weeks',
  3: 'monthly',
  4: 'quarterly',
  5: 'automated',
};
const RENEWAL_DAYS = 120; // X24

/**
 * How soon and how often an account is owed a person's attention: by its portfolio tier (R210–R214), but for yellow accounts by how near
 * their renewal is (X24): this week when it is at most 120 days away, else once a quarter. Tier 1 is weekly whatever the colour.
 * @returns Null without a tier. Never throws.
 */
export function findAttention(tier: number | null, band: Band, renewalDays: number | null): Attention | null {
  if (tier === null) return null;
  if (band !== 'yellow' || tier === 1) return BY_TIER[tier] ?? null;
  return renewalDays !== null && renewalDays >= 0 && renewalDays <= RENEWAL_DAYS ? 'this_week' : 'quarterly';
}
