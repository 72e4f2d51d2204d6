import { createDice } from '../../demo/company/dice';
import type { Tier } from '../../src/domain/trigger';
import type { Member } from '../world/draw-staff';

/** How somebody deals with alerts. Shares are of the alerts they are named on. */
export type Persona = {
  kind: 'diligent' | 'slow' | 'ignores';
  paceFactor: number; // of every delay
  answersShare: number; // 0: never presses anything
  away: { fromDay: number; toDay: number } | null; // does nothing on those days
};

const ACTS_SHARE: Readonly<Record<Tier, number>> = {
  critical: 0.9,
  high: 0.8,
  moderate: 0.6,
  renewal: 0.6,
  expansion: 0.5,
};
const SLOW_SHARE = 0.1;
const IGNORING_SHARE = 0.03;
const HOLIDAY_SHARE = 0.5; // of the people, once in half a year
const HOLIDAY_DAYS = 12;

/** One colleague's ways: most answer, a tenth are slow, a few never do, and half are away for twelve days once. The first rep of all never answers. */
export function personaOf(seed: number, { email }: Pick<Member, 'email'>, days: number): Persona {
  const dice = createDice(seed, `persona/${email}`);
  const share = dice.share();
  const fromDay = dice.between(0, Math.max(0, days - 1));
  const away = dice.chance(HOLIDAY_SHARE) ? { fromDay, toDay: fromDay + HOLIDAY_DAYS - 1 } : null;
  if (share < IGNORING_SHARE || email.startsWith('csm0001'))
    return { kind: 'ignores', paceFactor: 1, answersShare: 0, away };
  if (share < IGNORING_SHARE + SLOW_SHARE) return { kind: 'slow', paceFactor: 5, answersShare: 0.8, away };
  return { kind: 'diligent', paceFactor: 1, answersShare: 0.95, away };
}

export const actsShareOf = (tier: Tier): number => ACTS_SHARE[tier];
