import { sql } from 'drizzle-orm';
import type { UnreckonedTerms } from '../../domain/unreckoned-terms';
import type { Db } from '../client';
import type { MoneyAsked } from './account-money';
import { ownCurrency } from './term-money.sql';

/** Customers with a term in force that cannot be converted into their account's currency, and why. `accounts`: of each reason; nobody: 0. */
export async function countUnreckonedTerms(db: Db, { today, rates = {} }: MoneyAsked): Promise<UnreckonedTerms> {
  const { rows } = await db.execute<UnreckonedTerms>(sql`
    select count(distinct account_id) filter (where own is not null)::int as "withoutRate",
      count(distinct account_id) filter (where own is null)::int as "withoutCurrency",
      coalesce((select array_agg(distinct code order by code) from unnest(
        array_agg(paid) filter (where own is not null) || array_agg(own)) code where not rates ? code), '{}') as currencies
    from (
      select a.account_id, s.currency as paid, ${sql.raw(ownCurrency('a'))} as own, p.rates
      from (select ${today}::date as today, ${JSON.stringify(rates)}::jsonb as rates) p, subscriptions s join accounts a using (account_id)
      where s.currency <> upper(btrim(coalesce(a.currency, ''))) and s.started_on <= p.today and (s.ends_on is null or s.ends_on > p.today)
    ) foreign_term
    where own is null or (own <> paid and not rates ?& array[own, paid])
    group by rates`);
  return rows[0] ?? { withoutRate: 0, withoutCurrency: 0, currencies: [] };
}
