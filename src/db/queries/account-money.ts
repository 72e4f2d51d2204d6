import { sql, type SQL } from 'drizzle-orm';
import type { CurrencyRates } from './home';
import { ownCurrency, sumOfKnown, termWorth } from './term-money.sql';

/** `today`: YYYY-MM-DD. `rates`: of contract terms in another currency than their account's; without one such a term's ARR is not known. */
export type MoneyAsked = { today: string; rates?: CurrencyRates };

/** Also of terms that name none, of an account that names none. */
const IS_OF_ONE_CURRENCY = sql`count(distinct coalesce(held.currency, own.currency, '')) <= 1`;

/**
 * One row of what an account pays a year, to be joined laterally. `account`: an alias of `accounts`.
 *   arr, currency           of the contract term in force (of a billing system's subscriptions all that are), in the account's currency; else of
 *                           the account itself: as scoring takes it
 *   paid_arr, paid_currency the same in the currency that is paid, where the terms are of one: what a later day can be compared with, at the
 *                           rates of that day. Of terms in several currencies both are null
 */
export const accountMoney = (account: string, { today, rates = {} }: MoneyAsked): SQL => sql`(
  select coalesce(${sql.raw(sumOfKnown('held.worth'))}, max(own.arr)) as arr, max(own.currency) as currency,
    case when count(held.arr) = 0 then max(own.arr) when ${IS_OF_ONE_CURRENCY} then sum(held.arr) end as paid_arr,
    case when ${IS_OF_ONE_CURRENCY} then max(coalesce(held.currency, own.currency)) end as paid_currency
  from (select ${today}::date as today, ${JSON.stringify(rates)}::jsonb as rates) p
  cross join lateral (select ${sql.raw(account)}.arr, ${sql.raw(ownCurrency(account))} as currency) own
  left join lateral (
    select s.arr, s.currency, ${sql.raw(termWorth('s', 'own'))} as worth, s.place = 1 or (s.subscription_id like '%:%' and s.source = s.latest_source) as counts
    from (
      select t.*, row_number() over latest as place, first_value(t.source) over latest as latest_source from subscriptions t
      where t.account_id = ${sql.raw(account)}.account_id and t.started_on <= p.today and (t.ends_on is null or t.ends_on > p.today)
      window latest as (order by t.started_on desc, t.subscription_id desc)
    ) s
  ) held on held.counts)`;
