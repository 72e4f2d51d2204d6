import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accountMoney, type MoneyAsked } from './account-money';
import { hasChurned } from './qbr-accounts';

const LOCK_KEY = 5_246_351; // any constant that no other advisory lock in this database uses

/**
 * Keep who is named on which account and what it pays (R35), once since `sinceDay`: a second asking, also by another process, finds it
 * done. Accounts that churned are in nobody's book. What is paid is kept in the currency it is paid in, so that it can be compared at the rates
 * of whichever day it is; of an account with terms in several currencies no amount is kept, since rates that moved would look like growth.
 * @returns how many accounts were kept; 0 when it had been done, or nobody is named on anything.
 */
export async function insertBookSnapshot(
  db: Db,
  { sinceDay, today, now }: { sinceDay: string; today: string; now: Date },
): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY})`);
    const { rowCount } = await tx.execute(sql`
      insert into book_snapshots (taken_on, account_id, email, pod, arr, currency, taken_at)
      select ${today}::date, a.account_id, a.ae_email, a.pod, m.paid_arr, m.paid_currency,
        ${now.toISOString()}::timestamptz
      from accounts a cross join lateral ${accountMoney('a', { today })} m
      where a.ae_email is not null and not ${hasChurned(sql`a.account_id`, { since: null, today })}
        and not exists (select 1 from book_snapshots where taken_on >= ${sinceDay}::date)`);
    return rowCount ?? 0;
  });
}

/** Days on which books were kept, oldest first. */
export async function listSnapshotDays(db: Db, upTo: string): Promise<string[]> {
  const { rows } = await db.execute<{ day: string }>(sql`
    select distinct taken_on::text as day from book_snapshots where taken_on <= ${upTo}::date order by day`);
  return rows.map(({ day }) => day);
}

/** An account of somebody's book, then and now. `isGone`: it churned since, or is no account any more. */
export type BookRow = {
  accountId: string;
  name: string;
  email: string;
  repName: string;
  isOfPod: boolean; // the account was of the pod then
  arrThen: number | null;
  currencyThen: string | null;
  arrNow: number | null;
  currencyNow: string | null;
  isGone: boolean;
};

/** In the currency it is paid in; of terms in several currencies in the account's. `m`: of `accountMoney`. */
export const PAID_NOW = sql`coalesce(m.paid_arr, m.arr) as "arrNow",
      case when m.paid_arr is null then m.currency else m.paid_currency end as "currencyNow"`;

/** The whole books, as they were kept on a day, of everyone who had an account of the pod in theirs: whoever is named today changes nothing. */
export async function listPodBooks(
  db: Db,
  { pod, takenOn, today, rates = {} }: MoneyAsked & { pod: string; takenOn: string },
): Promise<BookRow[]> {
  const { rows } = await db.execute<BookRow>(sql`
    select b.account_id as "accountId", coalesce(a.name, b.account_id) as name, b.email, coalesce(p.name, b.email) as "repName",
      b.pod is not distinct from ${pod} as "isOfPod", b.arr as "arrThen", b.currency as "currencyThen",
      ${PAID_NOW},
      a.account_id is null or ${hasChurned(sql`b.account_id`, { since: takenOn, today })} as "isGone"
    from book_snapshots b left join accounts a on a.account_id = b.account_id left join people p on p.email = b.email
    left join lateral ${accountMoney('a', { today, rates })} m on true
    where b.taken_on = ${takenOn}::date
      and b.email in (select email from book_snapshots where taken_on = ${takenOn}::date and pod = ${pod})
    order by coalesce(p.name, b.email), b.email, b.account_id`);
  return rows;
}
