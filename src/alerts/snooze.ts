import type { KnownBand } from '../domain/band';
import type { Tier } from '../domain/trigger';
import { isGraver } from './gravity';

const DAY_MS = 86_400_000;
/** R153: temporarily. Longer than a quarter is a decision, not a snooze. */
export const SNOOZE_MAX_DAYS = 90;
const FALL_POINTS = 10; // as R64 has it for 30 days
const RENEWAL_NEAR_DAYS = 60; // as R210 has it

/**
 * How the account, and its alert, stand; null where it is not known. `band` is the announced one, so that a flip that is not told
 * wakes nobody.
 */
export type Standing = { score: number | null; band: KnownBand | null; renewalDays: number | null; tier: Tier | null };
export type Snooze = { until: Date; atStart: Standing };
export type WakeReason = 'ended' | 'tier_up' | 'band_worse' | 'score_fell' | 'renewal_near';

const RANK: Record<KnownBand, number> = { red: 0, yellow: 1, green: 2 };

/** The end of a snooze of so many days, each of 24 h. */
export const snoozeUntil = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** Why a snooze cannot have this end, or null when it can: it must lie ahead, within 90 days. */
export function refuseSnooze(until: Date, now: Date): 'not_ahead' | 'too_long' | null {
  if (until <= now) return 'not_ahead';
  return until > snoozeUntil(now, SNOOZE_MAX_DAYS) ? 'too_long' : null;
}

/**
 * Why a snoozed alert should wake (R153), the gravest first, or null while it may sleep:
 * tier higher than when it was snoozed · band worse · score 10 points or more below · renewal within 60 days that was not then · its end reached.
 * What is not known, now or then, wakes nobody but at the end. Never throws.
 */
export function decideWake({ until, atStart }: Snooze, current: Standing, now: Date): WakeReason | null {
  if (isUp(atStart.tier, current.tier)) return 'tier_up';
  if (isWorse(atStart.band, current.band)) return 'band_worse';
  if (hasFallen(atStart.score, current.score)) return 'score_fell';
  if (isNear(current.renewalDays) && atStart.renewalDays !== null && !isNear(atStart.renewalDays))
    return 'renewal_near';
  return now >= until ? 'ended' : null;
}

const isNear = (days: number | null): boolean => days !== null && days <= RENEWAL_NEAR_DAYS;
const isUp = (before: Tier | null, after: Tier | null): boolean =>
  before !== null && after !== null && isGraver(after, before);
const isWorse = (before: KnownBand | null, after: KnownBand | null): boolean =>
  before !== null && after !== null && RANK[after] < RANK[before];
const hasFallen = (before: number | null, after: number | null): boolean =>
  before !== null && after !== null && before - after >= FALL_POINTS;
