import type { AccountWeights } from './rank-by-risk';
import type { Confusion } from './report';
import type { Band } from '../domain/band';

export type Judged = { account: number; band: Band; churned: boolean };

/** Per account how often Red was right, wrong and missing: enough for precision and recall under any weighting of the accounts. */
export type RedTallies = { hits: Float64Array; falseAlarms: Float64Array; misses: Float64Array };

/** By account index, 0 … `accounts` − 1. A row of unknown band that churned is a miss. Never throws. */
export function tallyRed(rows: readonly Judged[], accounts: number): RedTallies {
  const make = () => new Float64Array(accounts);
  const tallies = { hits: make(), falseAlarms: make(), misses: make() };
  for (const { account, band, churned } of rows) {
    const isRed = band === 'red';
    if (!isRed && !churned) continue;
    const tally = isRed && churned ? tallies.hits : isRed ? tallies.falseAlarms : tallies.misses;
    tally[account] = (tally[account] ?? 0) + 1;
  }
  return tallies;
}

/** Share of the Red that churned; null when none was Red. */
export const precision = ({ hits, falseAlarms }: RedTallies, weights: AccountWeights | null = null): number | null =>
  shareOf(weigh(hits, weights), weigh(falseAlarms, weights));

/** Share of those that churned that were Red; `unknown` counts as missed. Null when none churned. */
export const recall = ({ hits, misses }: RedTallies, weights: AccountWeights | null = null): number | null =>
  shareOf(weigh(hits, weights), weigh(misses, weights));

/** The four fields of X20, and how many were not judged. */
export function confuse(rows: readonly Judged[]): Confusion {
  const count = (test: (row: Judged) => boolean) => rows.filter(test).length;
  return {
    true_positive: count(({ band, churned }) => band === 'red' && churned),
    false_positive: count(({ band, churned }) => band === 'red' && !churned),
    false_negative: count(({ band, churned }) => band !== 'red' && churned),
    true_negative: count(({ band, churned }) => band !== 'red' && !churned),
    unknown: count(({ band }) => band === 'unknown'),
    unknown_churned: count(({ band, churned }) => band === 'unknown' && churned),
  };
}

function weigh(tally: Float64Array, weights: AccountWeights | null): number {
  return tally.reduce((sum, count, account) => sum + count * (weights === null ? 1 : (weights[account] ?? 0)), 0);
}

const shareOf = (part: number, rest: number): number | null => (part + rest === 0 ? null : part / (part + rest));
