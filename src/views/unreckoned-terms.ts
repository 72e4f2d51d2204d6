import type { UnreckonedTerms } from '../domain/unreckoned-terms';
import { count } from './wording';

/** A sentence each for what stands in the way of reckoning contract terms in their account's currency, and what to do; [] where nothing does. */
export function sayUnreckonedTerms({ withoutRate, currencies, withoutCurrency }: UnreckonedTerms): string[] {
  const them = currencies.length === 1 ? 'it' : 'them';
  const sentences = [
    withoutRate > 0 &&
      `${have(withoutRate)} contract terms in a currency without a rate (${currencies.join(', ')}): name ${them} in currency_rates. Until then the ARR of the account stands.`,
    withoutCurrency > 0 &&
      `${have(withoutCurrency)} contract terms in several currencies and none of their own: name one in the account's currency.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

const have = (customers: number): string => `${count(customers, 'customer')} ${customers === 1 ? 'has' : 'have'}`;
