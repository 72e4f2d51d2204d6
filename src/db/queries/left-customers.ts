import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import { deletedOn, isGoneOn } from './customers';

/** Which of these accounts have left by a day (YYYY-MM-DD) and not come back, or are deleted in their CRM. */
export async function listLeftCustomers(db: Db, accountIds: readonly string[], day: string): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const { rows } = await db.execute<{ account_id: string }>(sql`
    select gone.account_id from outcomes gone
    where gone.account_id = any(${sql.param([...accountIds])}::text[]) and ${isGoneOn(day)}
    union
    select a.account_id from accounts a
    where a.account_id = any(${sql.param([...accountIds])}::text[]) and ${deletedOn()} <= ${day}::date`);
  return new Set(rows.map((row) => row.account_id));
}

/** Since when an account is no customer (YYYY-MM-DD), and who says so: outcomes.csv, or the CRM that has deleted it. */
export type AlertOfLeft = { alertId: string; leftOn: string; by: 'outcome' | 'crm' };

/**
 * Unresolved alerts of accounts that have left by a day, or are deleted in their CRM, oldest first.
 * @param alertId - only this one.
 */
export async function listAlertsOfLeft(
  db: Db,
  { day, alertId = null }: { day: string; alertId?: string | null },
): Promise<AlertOfLeft[]> {
  const { rows } = await db.execute<AlertOfLeft>(sql`
    select l.alert_id as "alertId", said.left_on::text as "leftOn", said.by
    from alerts l join accounts a using (account_id) cross join lateral (
      select min(gone.effective_on) as left_on, 'outcome' as by from outcomes gone
      where gone.account_id = l.account_id and ${isGoneOn(day)} having count(*) > 0
      union all
      select ${deletedOn()}, 'crm' where ${deletedOn()} <= ${day}::date
      order by by desc limit 1
    ) said
    where l.status <> 'resolved' and (${alertId}::uuid is null or l.alert_id = ${alertId}::uuid)
    order by l.opened_at, l.alert_id`);
  return rows;
}
