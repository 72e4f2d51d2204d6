import type { SignalRange } from './signal-range';

/** A value a signal could have instead. `effort`: share of the signal's range (0–1) that lies between; 0 for a range of no width. */
export type Step = { signal: string; from: number; to: number; effort: number };

/**
 * The smallest change of one signal for the better after which `isEnough` holds, in whole steps of the signal's own unit.
 * Binary search over the steps from where the signal stands to the end of its range: right because a better signal never lowers a score.
 * @param isEnough - Whether a value of the signal is good enough. Must stay true once true, the better the value.
 * @param effortAtMost - Where a step of more effort is of no use: it is then not looked for.
 * @returns Null when even the best value is not enough, or the signal stands there already. Never throws.
 */
export function findSmallestStep(
  range: SignalRange,
  from: number,
  isEnough: (value: number) => boolean,
  effortAtMost = 1,
): Step | null {
  const { definition, low, high, stepsPerUnit } = range;
  const sign = definition.goodDirection === 'up' ? 1 : -1;
  const start = Math.min(high, Math.max(low, from)); // beyond its range nothing counts
  const valueAt = (step: number): number => (sign * step) / stepsPerUnit + 0; // no −0
  const steps = (value: number): number => sign * value * stepsPerUnit;
  let short = Math.floor(steps(start) + ROUNDING);
  const last = Math.ceil(steps(sign > 0 ? high : low) - ROUNDING);
  let enough = Math.min(last, Math.ceil(steps(start) + effortAtMost * (high - low) * stepsPerUnit + ROUNDING));
  if (enough <= short || !isEnough(valueAt(enough))) return null;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(valueAt(middle))) enough = middle;
    else short = middle;
  }
  const to = valueAt(enough);
  const effort = high > low ? Math.min(1, Math.abs(to - start) / (high - low)) : 0;
  return { signal: definition.name, from, to, effort };
}

const ROUNDING = 1e-9;
