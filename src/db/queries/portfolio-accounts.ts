import { sql, type SQL } from 'drizzle-orm';
import type { NpsOfPortfolio, PortfolioAccount, RetainedAccounts } from '../../domain/portfolio';
import type { Db } from '../client';
import { CURRENCY, isCustomerOn, isOfPods } from './customers';
import type { CurrencyRates } from './home';
import { midnight } from './midnight';
import type { PortfolioQuery } from './portfolio-cells';

type Listed = PortfolioQuery & { limit: number };

/** What an account pays in the common currency; without rates bare, which ranks and no more. */
const worthOf = (rates: CurrencyRates): SQL =>
  Object.keys(rates).length === 0
    ? sql`a.arr`
    : sql`a.arr * coalesce((${JSON.stringify(rates)}::jsonb ->> ${CURRENCY})::float8, 1)`;

/** Red accounts that pay most (R181). */
export async function listTopAtRisk(
  db: Db,
  { rates, ...query }: Listed & { rates: CurrencyRates },
): Promise<PortfolioAccount[]> {
  return listAccounts(db, query, sql`h.band = 'red'`, sql`${worthOf(rates)} desc nulls last, h.score`);
}

/** Accounts that fell by more than 15 points in 30 days, the steepest first (R181). */
export async function listFallen(db: Db, query: Listed): Promise<PortfolioAccount[]> {
  return listAccounts(db, query, sql`h.change_30 < -15`, sql`h.change_30`);
}

async function listAccounts(
  db: Db,
  { pods, today, limit }: Listed,
  where: SQL,
  order: SQL,
): Promise<PortfolioAccount[]> {
  const { rows } = await db.execute<PortfolioAccount>(sql`
    select a.account_id as "accountId", a.name, h.score, h.change_30 as "change30", a.arr, nullif(${CURRENCY}, '') as currency,
      a.renewal_on as "renewalOn", h.reason, h.action, h.action_due_on as "actionDueOn"
    from account_health h join accounts a on a.account_id = h.account_id
    where ${where} and ${isOfPods(pods)} and ${isCustomerOn(today)}
    order by ${order}, a.account_id limit ${limit}::int`);
  return rows;
}

/**
 * Customers that pay more than this, the largest first.
 * @param above - by currency ('' where none is named), in that currency.
 */
export async function listPayingAbove(
  db: Db,
  { pods, today, above }: PortfolioQuery & { above: Readonly<Record<string, number>> },
): Promise<{ accountId: string; name: string; arr: number; currency: string }[]> {
  const least = Math.min(...Object.values(above));
  if (!Number.isFinite(least)) return [];
  const { rows } = await db.execute<{ accountId: string; name: string; arr: number; currency: string }>(sql`
    select a.account_id as "accountId", a.name, a.arr, ${CURRENCY} as currency from accounts a
    where a.arr > ${least}::float8 and a.arr > (${JSON.stringify(above)}::jsonb ->> ${CURRENCY})::float8 and ${isOfPods(pods)} and ${isCustomerOn(today)}
    order by a.arr desc, a.account_id limit 20`);
  return rows;
}

/**
 * Customers a year ago and how many of them have left by today (R182). Who has no day of creation was there.
 * @returns null where no outcome of anyone is known: nobody said who left.
 */
export async function findRetained(db: Db, { pods, today }: PortfolioQuery): Promise<RetainedAccounts | null> {
  const { rows } = await db.execute<RetainedAccounts & { isKnown: boolean }>(sql`
    select exists (select from outcomes) as "isKnown", count(*)::int as customers, count(fate.left_on)::int as "left"
    from accounts a left join (
      select account_id, min(effective_on) as left_on from outcomes where outcome = 'churned' and effective_on <= ${today}::date group by account_id
    ) fate on fate.account_id = a.account_id
    where ${isOfPods(pods)} and (a.created_on is null or a.created_on <= ${today}::date - 365)
      and (fate.left_on is null or fate.left_on > ${today}::date - 365)`);
  const [row] = rows;
  return row === undefined || !row.isKnown || row.customers === 0 ? null : { customers: row.customers, left: row.left };
}

/** NPS of the answers of the last 90 days (R182); null: there were none. */
export async function findNps(db: Db, { pods, today }: PortfolioQuery): Promise<NpsOfPortfolio | null> {
  const { rows } = await db.execute<{ responses: number; balance: number }>(sql`
    select count(*)::int as responses, (count(*) filter (where n.score >= 9) - count(*) filter (where n.score <= 6))::int as balance
    from nps_responses n join accounts a on a.account_id = n.account_id
    where n.responded_at > ${midnight(sql`${today}::date - 90`)} and n.responded_at < ${midnight(sql`${today}::date + 1`)} and ${isOfPods(pods)} and ${isCustomerOn(today)}`);
  const [row] = rows;
  return row === undefined || row.responses === 0
    ? null
    : { score: Math.round((100 * row.balance) / row.responses), responses: row.responses };
}

/** How many accounts the fitted curve rests on, and how many of them left; null: it is an assumption. */
export async function findFit(db: Db): Promise<{ outcomes: number; churned: number } | null> {
  const { rows } = await db.execute<{ outcomes: number; churned: number }>(sql`
    select outcomes, churned from calibrations order by fitted_at desc limit 1`);
  return rows[0] ?? null;
}
