/** What one unit of a currency is worth in the common one, as `currency_rates` of barometer.yaml says. */
type Rates = Readonly<Record<string, number>>;
export type Amount = { amount: number; currency: string | null };

/**
 * The one currency a group of amounts is added up in: the one with rate 1; else the most frequent of those that have no rate, for what
 * is not named counts as the common one; else none of them, and the sum has no name.
 * @param currencies - of every amount, null where the source names none. Ties: by name.
 * @returns an ISO code, or null. Never throws.
 */
export function chooseCommonCurrency(currencies: readonly (string | null)[], rates: Rates): string | null {
  const named = Object.entries(rates).find(([, rate]) => rate === 1)?.[0];
  if (named !== undefined) return named;
  const counts = new Map<string, number>();
  for (const currency of currencies)
    if (currency !== null && rates[currency] === undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [first] = [...counts].toSorted(([a, more], [b, fewer]) => fewer - more || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

/**
 * An amount in the common currency: times its rate; as it is where it is in the common currency or names none. One that has no rate
 * stays what it is, in its own currency: it must not be added to the others.
 */
export function toCommonCurrency({ amount, currency }: Amount, common: string | null, rates: Rates): Amount {
  if (currency === null || currency === common) return { amount, currency: common };
  const rate = rates[currency];
  return rate === undefined ? { amount, currency } : { amount: amount * rate, currency: common };
}
