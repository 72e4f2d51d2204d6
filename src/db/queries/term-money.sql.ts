/**
 * The currency an account's money is reckoned in: its own; where it names none, that of its terms in force when they agree; else null.
 * `account`: an alias of `accounts`. `p`, in scope, has `today`.
 */
export const ownCurrency = (account: string): string => `coalesce(nullif(upper(btrim(${account}.currency)), ''), (
  select case when min(agreed.currency) = max(agreed.currency) then min(agreed.currency) end from subscriptions agreed
  where agreed.account_id = ${account}.account_id and agreed.started_on <= p.today and (agreed.ends_on is null or agreed.ends_on > p.today)))`;

/**
 * What a term pays a year, in the currency of its account.
 *   arr × rate of its currency / rate of the account's currency, both of `currency_rates`: whatever two days are compared, they are
 *   converted by the same rates
 *   arr, as it is, where the term names no currency or the account's own
 * Null, which is not known, where either has no rate: it must not be added as if it were of the same currency. Then the account's ARR stays
 * what `accounts` says.
 * `term`: an alias of `subscriptions`. `own`: a row whose `currency` is that of the account. `p`, in scope, has `rates` (jsonb).
 */
export const termWorth = (term: string, own: string): string => `case
  when ${term}.currency is null or ${term}.currency = ${own}.currency then ${term}.arr
  else ${term}.arr * ((p.rates ->> ${term}.currency)::float8 / (p.rates ->> ${own}.currency)::float8) end`;

/** A sum of which every part must be known: part of what an account pays is not what it pays. */
export const sumOfKnown = (amount: string): string => `case when count(*) = count(${amount}) then sum(${amount}) end`;
