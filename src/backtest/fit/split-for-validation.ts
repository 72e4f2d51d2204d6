import type { Snapshot } from '../snapshot';

/** What is fitted on and what the choice between fits is made on; no snapshot is in both. */
export type Split = { fit: Snapshot[]; validation: Snapshot[]; by: 'time' | 'accounts' };

const VALIDATION_SHARE = 1 / 3;
const LEAST_FIT_SHARE = 0.25;
const LEAST_CHURNED = 50;
const DAY_MS = 86_400_000;

/**
 * The last third of the snapshots, by cut-off, validates; fitted is on those whose outcome window had ended before the first of them, so that
 * nothing is learnt from what had not happened yet. Where that leaves under a quarter of the rows or 50 churns, half of the accounts validate instead.
 */
export function splitForValidation(snapshots: readonly Snapshot[], horizonDays: number): Split {
  const known = snapshots.filter(({ churned }) => typeof churned[horizonDays] === 'boolean');
  const cutOffs = known.map(({ cutOff }) => cutOff).toSorted();
  const from = cutOffs[Math.floor(cutOffs.length * (1 - VALIDATION_SHARE))] ?? '';
  const fit = known.filter(({ cutOff }) => endOf(cutOff, horizonDays) <= from);
  const validation = known.filter(({ cutOff }) => cutOff >= from);
  if (fit.length >= known.length * LEAST_FIT_SHARE && countChurned(fit, horizonDays) >= LEAST_CHURNED)
    return { fit, validation, by: 'time' };
  return { fit: known.filter((one) => !isOdd(one)), validation: known.filter(isOdd), by: 'accounts' };
}

const isOdd = ({ accountId }: Snapshot): boolean => hash(accountId) % 2 === 1;

const endOf = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const countChurned = (snapshots: readonly Snapshot[], days: number): number =>
  snapshots.filter(({ churned }) => churned[days] === true).length;

/** FNV-1a, 32 bit: the same account lands on the same side in every run. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return state >>> 4; // the lowest bits of FNV mix least
}
