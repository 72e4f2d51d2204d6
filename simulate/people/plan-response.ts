import type { Dice } from '../../demo/company/dice';
import type { Tier } from '../../src/domain/trigger';
import { actsShareOf, type Persona } from './persona';
import { addWorkingHours } from './working-hours';

/** When somebody presses what, if nothing changes until then; null: never. */
export type Response = { acknowledgeAt: Date | null; actAt: Date | null };

/** Median hours of work until somebody has seen it, and from there until they have done something about it. */
const SEEN_HOURS: Readonly<Record<Tier, number>> = { critical: 1.5, high: 3, moderate: 8, renewal: 8, expansion: 12 };
const ACTED_HOURS: Readonly<Record<Tier, number>> = { critical: 4, high: 9, moderate: 16, renewal: 20, expansion: 20 };
const SPREAD = 0.8; // of the logarithm

export type Told = { tier: Tier; toldAt: Date; timeZone: string; persona: Persona; backAt: Date | null };

/**
 * What one person does about one alert: log-normal delays in hours of work, from being back where they were away.
 * Who answers at all acknowledges; of those, some act, the graver the tier the more.
 */
export function planResponse({ tier, toldAt, timeZone, persona, backAt }: Told, dice: Dice): Response {
  const [seenDelay, actedDelay] = [Math.exp(dice.normal(0, SPREAD)), Math.exp(dice.normal(0, SPREAD))];
  const [answers, acts] = [dice.chance(persona.answersShare), dice.chance(actsShareOf(tier))];
  if (!answers) return { acknowledgeAt: null, actAt: null };
  const from = backAt !== null && backAt > toldAt ? backAt : toldAt;
  const acknowledgeAt = addWorkingHours(from, SEEN_HOURS[tier] * seenDelay * persona.paceFactor, timeZone);
  if (!acts) return { acknowledgeAt, actAt: null };
  return {
    acknowledgeAt,
    actAt: addWorkingHours(acknowledgeAt, ACTED_HOURS[tier] * actedDelay * persona.paceFactor, timeZone),
  };
}
