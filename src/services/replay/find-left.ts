import type { OutcomeRow } from '../../db/queries/outcomes';
import { addDays, daysBetween } from '../../scoring/days';
import type { LeftBasis } from './replay-result';

/** Of each account, the days on which it was red; days in order. */
export type RedDays = ReadonlyMap<string, readonly string[]>;
const STAYED_DAYS = 28;

/**
 * Who left between two days, and when: as outcomes.csv says. Where it says of nobody, the accounts that turned red and stayed so to the end,
 * for four weeks at least, stand for them, and whoever shows it says so. One that was red on the first day already did not turn.
 */
export function findLeft(
  outcomes: readonly OutcomeRow[],
  redDays: RedDays,
  { from, to }: { from: string; to: string },
): { basis: LeftBasis; leftOn: Map<string, string> } {
  const churned = [...listChurned(outcomes)].filter(([, on]) => on > from && on <= to);
  if (churned.length > 0) return { basis: 'outcomes', leftOn: new Map(churned) };
  const leftOn = new Map<string, string>();
  for (const [accountId, days] of redDays) {
    const since = lastStretch(days, to);
    if (since !== null && since > from && daysBetween(since, to) >= STAYED_DAYS) leftOn.set(accountId, since);
  }
  return { basis: 'red', leftOn };
}

/** When each account left for the first time, as outcomes.csv says. */
export function listChurned(outcomes: readonly OutcomeRow[]): Map<string, string> {
  const churnedOn = new Map<string, string>();
  for (const { accountId, outcome, effectiveOn: on } of outcomes)
    if (outcome === 'churned' && on !== null && on < (churnedOn.get(accountId) ?? LATER)) churnedOn.set(accountId, on);
  return churnedOn;
}
const LATER = '9999-12-31';

/** The first day of the stretch without a gap that reaches to the end; null when the last day was not red. */
function lastStretch(days: readonly string[], to: string): string | null {
  const red = new Set(days);
  if (!red.has(to)) return null;
  let first = to;
  while (red.has(addDays(first, -1))) first = addDays(first, -1);
  return first;
}
