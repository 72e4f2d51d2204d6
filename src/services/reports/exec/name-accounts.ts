import type { NamedAccounts } from '../../../domain/exec-report';
import { type Rates, sumAmounts } from '../../portfolio/sum-amounts';

type AccountMoney = { name: string; arr: number | null; currency: string | null };

/** The first `shown` of some accounts by name, and all of them by number and ARR; an unknown ARR adds nothing. */
export function nameAccounts(rows: readonly AccountMoney[], rates: Rates, shown: number): NamedAccounts {
  const known = rows.flatMap(({ arr, currency }) => (arr === null ? [] : [{ currency, amount: arr }]));
  return {
    accounts: rows.length,
    arr: known.length === 0 ? [] : sumAmounts(known, rates),
    names: rows.slice(0, shown).map(({ name }) => name),
  };
}
