import type { MoneyCell } from '../../db/queries/portfolio-cells';
import type { ChurnBasis } from '../../domain/insight';
import type { RetentionForecast } from '../../domain/portfolio';
import { groupBy } from './group-by';
import { hasRates, type Rates, sumAmounts } from './sum-amounts';

/** What the fitted curve rests on. */
export type Fit = { outcomes: number; churned: number };
type Sums = { currency: string | null; arr: number; kept: number; variance: number; basis: ChurnBasis };

const Z_OF_80_PERCENT = 1.2816;

/**
 * How much of the ARR is expected to be there in a year (R181, R194):
 *   rate = Σ ARR × (1 − p) / Σ ARR, over accounts with ARR and a probability p of leaving within the year; 0–1
 *   range = rate ± 1.28 × √(Σ ARR² p (1 − p) / (Σ ARR)² + q (1 − q) / n): chance, and what n outcomes with a share q that left can teach
 * One per currency, the largest first; one in all with rates. No range where any p is an assumption. What has no ARR or no p is left out.
 * Never throws.
 */
export function forecastRetention(cells: readonly MoneyCell[], fit: Fit | null, rates: Rates): RetentionForecast[] {
  const known = cells.filter(({ knownArr, basis }) => knownArr > 0 && basis !== null);
  const groups = hasRates(rates) ? [known] : [...groupBy(known, ({ currency }) => currency).values()];
  return groups
    .map((own) => addUp(own, rates))
    .filter(({ arr }) => arr > 0)
    .toSorted((a, b) => b.arr - a.arr)
    .map((sums) => toForecast(sums, fit));
}

function addUp(cells: readonly MoneyCell[], rates: Rates): Sums {
  const sum = (key: 'knownArr' | 'kept') =>
    sumAmounts(
      cells.map((cell) => ({ currency: cell.currency, amount: cell[key] })),
      rates,
    )[0] ?? null;
  const arr = sum('knownArr');
  const rateOf = ({ currency }: MoneyCell) => (hasRates(rates) ? (rates[currency] ?? 1) : 1);
  return {
    currency: arr?.currency ?? null,
    arr: arr?.amount ?? 0,
    kept: sum('kept')?.amount ?? 0,
    variance: cells.reduce((total, cell) => total + cell.variance * rateOf(cell) ** 2, 0),
    basis: cells.every(({ basis }) => basis === 'calibrated') ? 'calibrated' : 'assumption',
  };
}

function toForecast({ currency, arr, kept, variance, basis }: Sums, fit: Fit | null): RetentionForecast {
  const rate = kept / arr;
  if (basis === 'assumption' || fit === null || fit.outcomes === 0)
    return { currency, rate, low: null, high: null, basis };
  const q = fit.churned / fit.outcomes;
  const spread = Z_OF_80_PERCENT * Math.sqrt(variance / arr ** 2 + (q * (1 - q)) / fit.outcomes);
  return { currency, rate, low: Math.max(0, rate - spread), high: Math.min(1, rate + spread), basis };
}
