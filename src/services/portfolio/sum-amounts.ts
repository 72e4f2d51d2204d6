import type { Amount, Amounts } from '../../domain/portfolio';

/** What one unit of each currency is worth in the common one. */
export type Rates = Readonly<Record<string, number>>;

/** The currency whose unit is worth one; null: the rates name none. */
export const commonCurrencyOf = (rates: Rates): string | null =>
  Object.entries(rates).find(([, rate]) => rate === 1)?.[0] ?? null;

export const hasRates = (rates: Rates): boolean => Object.keys(rates).length > 0;

/** What an amount is worth in the common currency; one the rates do not name counts as the common one, as wherever accounts are ranked. */
export const convert = ({ currency, amount }: Amount, rates: Rates): number =>
  amount * (currency === null ? 1 : (rates[currency] ?? 1));

/**
 * Add up money. Without rates an amount per currency, the largest first; with rates one, in the common currency.
 * @param amounts - `currency` '' or null: none is named.
 * @returns Without zeros, except that rates always give one amount. Never throws.
 */
export function sumAmounts(amounts: readonly Amount[], rates: Rates): Amounts {
  const named = amounts.map(({ currency, amount }) => ({ currency: currency === '' ? null : currency, amount }));
  if (hasRates(rates)) {
    const total = named.reduce((sum, one) => sum + convert(one, rates), 0);
    return [{ currency: commonCurrencyOf(rates), amount: total }];
  }
  const sums = new Map<string | null, number>();
  for (const { currency, amount } of named) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}

/** One less the other, currency by currency: both were added up alike. */
export const subtractAmounts = (now: Amounts, then: Amounts): Amounts =>
  sumAmounts([...now, ...then.map(({ currency, amount }) => ({ currency, amount: -amount }))], {});
