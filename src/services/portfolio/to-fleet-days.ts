import type { FleetCell } from '../../db/queries/fleet-days';
import { BANDS, type Band } from '../../domain/band';
import type { FleetDay } from '../../domain/portfolio';
import { groupBy } from './group-by';
import { type Rates, sumAmounts } from './sum-amounts';

/** The rows of each day as one. Days in the order in which they come. */
export function toFleetDays(cells: readonly FleetCell[], rates: Rates): FleetDay[] {
  const days = groupBy(cells, ({ day }) => day);
  return [...days].map(([day, own]) => toFleetDay(day, own, rates));
}

function toFleetDay(day: string, cells: readonly FleetCell[], rates: Rates): FleetDay {
  const byBand = toBandCounts(cells);
  const judged = byBand.red + byBand.yellow + byBand.green;
  const points = cells.reduce((sum, { scoreSum }) => sum + scoreSum, 0);
  const red = cells.filter(({ band }) => band === 'red');
  return {
    day,
    accounts: judged + byBand.unknown,
    byBand,
    atRiskArr: sumAmounts(
      red.map(({ currency, arr }) => ({ currency, amount: arr })),
      rates,
    ),
    meanScore: judged === 0 ? null : points / judged,
  };
}

/** Accounts by band. */
export function toBandCounts(cells: readonly { band: Band | null; accounts: number }[]): Record<Band, number> {
  const counts: Record<Band, number> = { red: 0, yellow: 0, green: 0, unknown: 0 };
  for (const band of BANDS)
    counts[band] = cells.filter((cell) => cell.band === band).reduce((sum, { accounts }) => sum + accounts, 0);
  return counts;
}
