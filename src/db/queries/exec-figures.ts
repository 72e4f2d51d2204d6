import { sql } from 'drizzle-orm';
import type { ActionKind } from '../../domain/action-kind';
import type { OutcomeCount } from '../../domain/exec-report';
import type { Share } from '../../domain/effectiveness';
import type { Db } from '../client';
import { CURRENCY, isCustomerOn } from './customers';
import type { Span } from './interventions';
import { midnight } from './midnight';
import { accountMoney, type MoneyAsked } from './account-money';
import { PAID_NOW } from './book-snapshots';
import { hasChurned } from './qbr-accounts';

/** What CSMs did in a span (R200): by kind, with whose accounts. */
export async function countActivities(
  db: Db,
  { from, until }: Span,
): Promise<{ people: number; accounts: number; byKind: { kind: ActionKind | null; count: number }[] }> {
  const { rows } = await db.execute<{
    kind: ActionKind | null;
    count: number;
    isAll: boolean;
    accounts: number;
    people: number;
  }>(sql`
    select c.kind, count(*)::int as count, grouping(c.kind) = 1 as "isAll", count(distinct c.account_id)::int as accounts,
      count(distinct p.email)::int as people
    from activities c join people p on p.email = lower(c.by_email) and p.role = 'csm'
    where c.happened_at >= ${from.toISOString()}::timestamptz and c.happened_at < ${until.toISOString()}::timestamptz
    group by rollup (c.kind) order by count desc, c.kind`);
  const all = rows.find(({ isAll }) => isAll);
  const byKind = rows.filter(({ isAll }) => !isAll).map(({ kind, count }) => ({ kind, count }));
  return { people: all?.people ?? 0, accounts: all?.accounts ?? 0, byKind };
}

/** Red accounts, and those of them that anybody was in contact with in a span. */
export async function countTouchedAtRisk(db: Db, { from, until, today }: Span & { today: string }): Promise<Share> {
  const { rows } = await db.execute<Share>(sql`
    select count(*)::int as whole, count(*) filter (where exists (
      select from activities c where c.account_id = a.account_id and c.attended is distinct from false
        and c.happened_at >= ${from.toISOString()}::timestamptz and c.happened_at < ${until.toISOString()}::timestamptz))::int as part
    from account_health h join accounts a using (account_id) where h.band = 'red' and ${isCustomerOn(today)}`);
  return rows[0] ?? { part: 0, whole: 0 };
}

/**
 * Customers who may be asked to speak for us (R201): thriving (tier 4 of section N) and, where they answered a survey in the last year,
 * last as promoters. Those who said so first.
 */
export async function listReferences(
  db: Db,
  { today, limit }: { today: string; limit: number },
): Promise<{ total: number; rows: { name: string; arr: number | null; currency: string | null }[] }> {
  const { rows } = await db.execute<{ name: string; arr: number | null; currency: string | null; total: number }>(sql`
    select a.name, a.arr, a.currency, count(*) over ()::int as total
    from account_health h join accounts a using (account_id) left join lateral (
      select n.score from nps_responses n where n.account_id = a.account_id and n.responded_at >= ${midnight(sql`${today}::date - 365`)}
        and n.responded_at < ${midnight(sql`${today}::date + 1`)} order by n.responded_at desc limit 1
    ) said on true
    where h.portfolio_tier = 4 and h.band = 'green' and coalesce(said.score, 9) >= 9 and ${isCustomerOn(today)}
    order by said.score is null, h.score desc, a.arr desc nulls last, a.account_id limit ${limit}::int`);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ name, arr, currency }) => ({ name, arr, currency })) };
}

type OutcomeRow = Pick<OutcomeCount, 'outcome' | 'accounts'> & { currency: string; arr: number };

/** What became of customers between two days, both included, with the change of their ARR where it is known; by currency. */
export async function countOutcomes(db: Db, { from, until }: { from: string; until: string }): Promise<OutcomeRow[]> {
  const { rows } = await db.execute<OutcomeRow>(sql`
    select o.outcome, ${CURRENCY} as currency, count(distinct a.account_id)::int as accounts, coalesce(sum(o.arr_change), 0)::float8 as arr
    from outcomes o join accounts a using (account_id)
    where o.outcome is not null and o.effective_on >= ${from}::date and o.effective_on <= ${until}::date
    group by 1, 2 order by 1, 2`);
  return rows;
}

/** The first day of which a score is kept; null: none is. By the fleet's days: they are few. */
export async function findFirstScoredDay(db: Db): Promise<string | null> {
  const { rows } = await db.execute<{ day: string | null }>(sql`select min(day) as day from fleet_days`);
  return rows[0]?.day ?? null;
}

type BookRow = {
  accountId: string;
  name: string;
  arrThen: number | null;
  currencyThen: string | null;
  arrNow: number | null;
  currencyNow: string | null;
  isGone: boolean;
};

/** The first day from `period` on, within two weeks, of which everyone's books are kept (R35); null: none is. */
export async function findBookDay(db: Db, period: string): Promise<string | null> {
  const { rows } = await db.execute<{ day: string | null }>(sql`
    select min(taken_on) as day from book_snapshots where taken_on >= ${period}::date and taken_on < ${period}::date + 14`);
  return rows[0]?.day ?? null;
}

/** Everyone's books as they were kept on a day, with what the accounts pay now. */
export async function listAllBooks(
  db: Db,
  { takenOn, today, rates = {} }: MoneyAsked & { takenOn: string },
): Promise<BookRow[]> {
  const { rows } = await db.execute<BookRow>(sql`
    select b.account_id as "accountId", coalesce(a.name, b.account_id) as name, b.arr as "arrThen", b.currency as "currencyThen",
      ${PAID_NOW},
      a.account_id is null or ${hasChurned(sql`b.account_id`, { since: takenOn, today })} as "isGone"
    from book_snapshots b left join accounts a on a.account_id = b.account_id
    left join lateral ${accountMoney('a', { today, rates })} m on true
    where b.taken_on = ${takenOn}::date order by b.account_id`);
  return rows;
}
