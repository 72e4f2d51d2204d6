import type { Course } from './customer';
import type { FateKind } from './fate';

/** A lasting change of the level of use: 1 before `from`, geometric to `factor` on `to`, `factor` ever after. Days after the cause. */
type Ramp = { from: number; to: number; factor: number };

const RAMPS: Readonly<Record<FateKind, readonly Ramp[]>> = {
  slow_decline: [{ from: 0, to: 75, factor: 0.12 }],
  fast_decline: [{ from: 0, to: 10, factor: 0.08 }],
  sponsor_leaves: [{ from: 10, to: 60, factor: 0.35 }],
  p1_ignored: [{ from: 4, to: 40, factor: 0.35 }],
  payment_trouble: [{ from: 20, to: 60, factor: 0.6 }],
  competitor: [{ from: 0, to: 90, factor: 0.5 }],
  p1_handled: [],
  growth: [{ from: 0, to: 80, factor: 1.4 }],
  seasonal_dip: [
    { from: 0, to: 7, factor: 0.35 },
    { from: 21, to: 28, factor: 1 / 0.35 },
  ],
  flapping: [],
};

const RECOVERY_DAYS = 21;

/**
 * How much of their ordinary use a customer makes on a day, as their fate has it.
 *   level = Π factor^progress over the fate's ramps; from the rescue on: level(rescue day)^(1 − days since / 21), so 1 after three weeks
 * @returns Above 0; 1 without a fate or before its cause. Never throws.
 */
export function levelOn({ customer: { fate }, rescuedDay }: Course, day: number): number {
  if (fate === null) return 1;
  const fateOn = (on: number) =>
    RAMPS[fate.kind].reduce((level, ramp) => level * ramp.factor ** progressOf(on - fate.causeDay, ramp), 1);
  if (rescuedDay === null || day <= rescuedDay) return fateOn(day);
  return fateOn(rescuedDay) ** Math.max(0, 1 - (day - rescuedDay) / RECOVERY_DAYS);
}

function progressOf(day: number, { from, to }: Ramp): number {
  return Math.min(1, Math.max(0, (day - from) / (to - from)));
}
