import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { QbrSubject } from '../../domain/qbr';
import type { Db } from '../client';
import { accountMoney, type MoneyAsked } from './account-money';

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
  { pod, today, rates = {} }: MoneyAsked & { pod: string },
): Promise<QbrAccountRow[]> {
  const { rows } = await db.execute<
    Omit<QbrAccountRow, 'scoredAt'> & { scoredAt: string | null; band: Band | null }
  >(sql`
    select a.account_id as "accountId", a.name, h.score, h.band, m.arr, m.currency, a.renewal_on::text as "renewalOn", h.scored_at::text as "scoredAt",
      h.model_version as "modelVersion", ${hasChurned(sql`a.account_id`, { since: null, today })} as "isGone"
    from accounts a left join account_health h using (account_id)
    cross join lateral ${accountMoney('a', { today, rates })} m
    where a.pod = ${pod} order by a.account_id`);
  return rows.map(({ scoredAt, ...row }) => ({ ...row, scoredAt: scoredAt === null ? null : new Date(scoredAt) }));
}
