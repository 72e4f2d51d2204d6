import type { Db } from '../../db/client';
import { listPayingAbove } from '../../db/queries/portfolio-accounts';
import type { MoneyCell, PortfolioQuery } from '../../db/queries/portfolio-cells';
import type { Concentration } from '../../domain/portfolio';
import { ASYMMETRIC_ABOVE, findArrConcentration } from '../../scoring/arr-concentration';
import { convert, hasRates, type Rates } from './sum-amounts';

/** Customers that are more than a fifth of the revenue looked at (R47). Of several currencies without rates nobody can tell: none. */
export async function findConcentration(
  db: Db,
  { cells, rates, ...query }: PortfolioQuery & { cells: readonly MoneyCell[]; rates: Rates },
): Promise<Concentration[]> {
  const totals = totalsOf(cells, rates);
  if (totals.size > 1 && !hasRates(rates)) return [];
  const above = Object.fromEntries([...totals].map(([currency, total]) => [currency, ASYMMETRIC_ABOVE * total]));
  const large = await listPayingAbove(db, { ...query, above });
  return large
    .flatMap(({ accountId, name, arr, currency }) => {
      const share = findArrConcentration(arr, totals.get(currency) ?? null);
      return share === null ? [] : [{ accountId, name, share }];
    })
    .toSorted((a, b) => b.share - a.share);
}

/** What is paid in all, as an account of each currency sees it. */
function totalsOf(cells: readonly MoneyCell[], rates: Rates): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { currency, arr } of cells) totals.set(currency, (totals.get(currency) ?? 0) + arr);
  if (!hasRates(rates)) return totals;
  const all = [...totals].reduce((sum, [currency, amount]) => sum + convert({ currency, amount }, rates), 0);
  return new Map([...totals.keys()].map((currency) => [currency, all / convert({ currency, amount: 1 }, rates)]));
}
