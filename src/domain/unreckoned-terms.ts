/** Customers whose contract terms in force cannot be reckoned in their account's currency. */
export type UnreckonedTerms = {
  withoutRate: number;
  currencies: string[]; // those that `currency_rates` does not name
  withoutCurrency: number; // terms of several currencies, of an account that names none
};
