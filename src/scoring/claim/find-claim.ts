import type { AccountFeatures } from '../../domain/features';
import type { Claim } from '../../domain/prediction';
import type { Driver } from '../../domain/score';
import type { ModelVariant } from '../model';
import { listRanges, type SignalRange } from '../signal-range';
import { findFreeValue } from './free-value';
import { LEVELS } from './levels';
import { roundUpwards, roundDownwards } from './round-limit';
import { USUAL_LEVELS } from './usual-level';

/** Ages that start again with the next time it happens: four weeks later the last time may be four weeks ago. */
const EVENTS: ReadonlySet<string> = new Set(['touch_recency', 'sponsor_dormant_days', 'nps_silence_days']);
export const NO_DRIVER = 'none';

/**
 * The checkable claim of an account that is red (R4): unless this number gets there, it stays red. The first of these that applies:
 *   1. a driver that tells a change against the weeks before: half way back from where its amount stands to what it was,
 *      limit = (value + before) / 2, rounded to two digits to the side of recovery, never beyond `before`
 *   2. any other driver: half way from its value to the one from which the model keeps no more points back,
 *      limit = (value + free) / 2, rounded to the good side in the signal's own steps; the whole way where half way says the same words
 *      (an invoice is paid or it is not)
 *   3. nothing to measure, or nothing left to recover: that it stays red, and no more
 * @param driver - of the score; null: no one signal stands out.
 * @returns Always a claim. Never throws.
 */
export function findClaim(driver: Driver | null, features: AccountFeatures, variant: ModelVariant, now: Date): Claim {
  const signal = driver?.signal ?? NO_DRIVER;
  const range = listRanges(variant).get(signal);
  const claim =
    claimLevel(signal, features) ?? (driver && range ? claimValue(driver.value, range, variant, features, now) : null);
  return claim ?? { signal, measure: 'band', isAbove: true, limit: 0, value: 0, goal: null, isEvent: false };
}

function claimLevel(signal: string, features: AccountFeatures): Claim | null {
  const usual = Object.hasOwn(USUAL_LEVELS, signal) ? USUAL_LEVELS[signal]?.(features) : undefined;
  if (usual === undefined) return null;
  const { isAbove, read, say } = LEVELS[usual.level];
  const value = read(features);
  const { before } = usual;
  if (value === null || before === null || (isAbove ? before <= value : before >= value)) return null;
  const half = (value + before) / 2;
  const limit = isAbove
    ? Math.min(roundUpwards(half), Math.ceil(before))
    : Math.max(roundDownwards(half), Math.floor(before));
  return { signal, measure: usual.level, isAbove, limit, value, goal: say(limit), isEvent: false };
}

function claimValue(
  value: number,
  { definition, stepsPerUnit }: SignalRange,
  variant: ModelVariant,
  features: AccountFeatures,
  now: Date,
): Claim | null {
  const { name: signal } = definition;
  const isAbove = definition.goodDirection === 'up';
  const say = (one: number): string | null => definition.goal?.(one, features, now) ?? null;
  const free = findFreeValue(definition, variant);
  if (free === null || say(free) === null || (isAbove ? free <= value : free >= value)) return null;
  const half = toStep((value + free) / 2, { isAbove, stepsPerUnit });
  const limit = (say(half) === say(free) ? free : half) + 0; // no −0
  return { signal, measure: signal, isAbove, limit, value, goal: say(limit), isEvent: EVENTS.has(signal) };
}

/** The next whole step to the good side. */
function toStep(value: number, { isAbove, stepsPerUnit }: { isAbove: boolean; stepsPerUnit: number }): number {
  const steps = value * stepsPerUnit;
  return (isAbove ? Math.ceil(steps - ROUNDING) : Math.floor(steps + ROUNDING)) / stepsPerUnit;
}

const ROUNDING = 1e-9;
