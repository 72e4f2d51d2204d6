import type { Snapshot } from '../snapshot';

/** Snapshots with a known outcome, as the regression reads them. */
export type FitSample = {
  rows: number;
  target: Uint8Array; // 1 = stayed
  weights: Float64Array;
  values: (signal: string) => Float64Array; // NaN = no data
};

const MOST_ROWS = 12_000;

/**
 * The rows a regression learns from: all that churned, and of the others every k-th with weight k where they are many. They say next to
 * nothing new beyond a few per churn (King & Zeng 2001), and a fit in seconds is worth more. Rows of which nothing is known are left out.
 */
export function drawSample(snapshots: readonly Snapshot[], horizonDays: number, most = MOST_ROWS): FitSample {
  const known = snapshots.filter(({ churned, score }) => typeof churned[horizonDays] === 'boolean' && score !== null);
  const stayed = known.filter(({ churned }) => churned[horizonDays] === false);
  const left = known.filter(({ churned }) => churned[horizonDays] === true);
  const [kept, keptLeft] = [thinOut(stayed, Math.max(most / 2, most - left.length)), thinOut(left, most / 2)];
  const rows = [...kept.rows, ...keptLeft.rows];
  return {
    rows: rows.length,
    target: Uint8Array.from(rows, (_, index) => (index < kept.rows.length ? 1 : 0)),
    weights: Float64Array.from(rows, (_, index) => (index < kept.rows.length ? kept.weight : keptLeft.weight)),
    values: (signal) => Float64Array.from(rows, ({ values }) => values[signal] ?? Number.NaN),
  };
}

function thinOut(rows: readonly Snapshot[], most: number): { rows: Snapshot[]; weight: number } {
  const stride = Math.max(1, Math.ceil(rows.length / most));
  const kept = rows.filter((_, index) => index % stride === 0);
  return { rows: kept, weight: kept.length === 0 ? 1 : rows.length / kept.length };
}
