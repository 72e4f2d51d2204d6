import type { Dice } from '../../demo/company/dice';
import { FATE_KINDS, FATES, type Fate, type FateKind } from './fate';

/** Days from cause to leaving, for those who leave, and the share of them who do when nobody turns it. */
const LEAVING: Readonly<Partial<Record<FateKind, { from: number; to: number; share: number }>>> = {
  slow_decline: { from: 90, to: 130, share: 0.8 },
  fast_decline: { from: 50, to: 80, share: 0.8 },
  sponsor_leaves: { from: 80, to: 120, share: 0.6 },
  p1_ignored: { from: 50, to: 90, share: 0.6 },
  payment_trouble: { from: 60, to: 90, share: 0.5 },
  competitor: { from: 100, to: 150, share: 0.9 },
};
const FIRST_CAUSE_DAY = 3; // the engine has seen everybody once by then

/** What happens to one customer, if anything does, and when their contract ends: who leaves, leaves at its end. */
export function drawFate(dice: Dice, days: number): { fate: Fate | null; renewalDay: number } {
  const renewalDay = dice.between(1, 365);
  const kind = drawKind(dice);
  if (kind === null) return { fate: null, renewalDay };
  const causeDay = dice.between(Math.min(FIRST_CAUSE_DAY, days), days);
  const leaving = LEAVING[kind];
  if (leaving === undefined || !dice.chance(leaving.share))
    return { fate: { kind, causeDay, churnDay: null }, renewalDay };
  const churnDay = causeDay + dice.between(leaving.from, leaving.to);
  return { fate: { kind, causeDay, churnDay }, renewalDay: churnDay };
}

function drawKind(dice: Dice): FateKind | null {
  let left = dice.share();
  return FATE_KINDS.find((kind) => (left -= FATES[kind].share) < 0) ?? null;
}
