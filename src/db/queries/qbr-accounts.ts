import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { QbrSubject } from '../../domain/qbr';
import type { Db } from '../client';

/**
 * ARR of the contract term in force (of a billing system's subscriptions all that are), else of the account itself: as scoring takes it. `account`:
 * an alias of `accounts`.
 */
export const currentArr = (account: SQL, today: string): SQL => sql`coalesce((
  select sum(arr) from (
    select s.*, row_number() over latest as place, first_value(s.source) over latest as latest_source from subscriptions s
    where s.account_id = ${account}.account_id and s.started_on <= ${today}::date and (s.ends_on is null or s.ends_on > ${today}::date)
    window latest as (order by s.started_on desc, s.subscription_id desc)
  ) held where place = 1 or (subscription_id like '%:%' and source = latest_source)), ${account}.arr)`;

export const currencyOf = (account: SQL): SQL => sql`nullif(upper(btrim(${account}.currency)), '')`;

/** Whether the last outcome after `since` (null: ever) and by today says that an account churned. */
export const hasChurned = (
  accountId: SQL,
  { since, today }: { since: string | null; today: string },
): SQL => sql`coalesce((
  select o.outcome = 'churned' from outcomes o where o.account_id = ${accountId} and o.outcome is not null
    and o.effective_on <= ${today}::date and o.effective_on > coalesce(${since}::date, '-infinity')
  order by o.effective_on desc, o.outcome = 'churned' desc limit 1), false)`;

/** An account of a pod's review, and what its score comes from. */
export type QbrAccountRow = QbrSubject & { scoredAt: Date | null; modelVersion: string | null };

/** Every account of a pod as it stands, by id. `today`: YYYY-MM-DD. */
export async function listQbrAccounts(
  db: Db,
  { pod, today }: { pod: string; today: string },
): Promise<QbrAccountRow[]> {
  const { rows } = await db.execute<
    Omit<QbrAccountRow, 'scoredAt'> & { scoredAt: string | null; band: Band | null }
  >(sql`
    select a.account_id as "accountId", a.name, h.score, h.band, ${currentArr(sql`a`, today)} as arr,
      ${currencyOf(sql`a`)} as currency, a.renewal_on::text as "renewalOn", h.scored_at::text as "scoredAt",
      h.model_version as "modelVersion", ${hasChurned(sql`a.account_id`, { since: null, today })} as "isGone"
    from accounts a left join account_health h using (account_id)
    where a.pod = ${pod} order by a.account_id`);
  return rows.map(({ scoredAt, ...row }) => ({ ...row, scoredAt: scoredAt === null ? null : new Date(scoredAt) }));
}
