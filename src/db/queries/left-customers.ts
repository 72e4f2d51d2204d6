import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import { isGoneOn } from './customers';

/** Which of these accounts have left by a day (YYYY-MM-DD) and not come back. */
export async function listLeftCustomers(db: Db, accountIds: readonly string[], day: string): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const { rows } = await db.execute<{ account_id: string }>(sql`
    select gone.account_id from outcomes gone
    where gone.account_id = any(${sql.param([...accountIds])}::text[]) and ${isGoneOn(day)}`);
  return new Set(rows.map((row) => row.account_id));
}

/**
 * Unresolved alerts of accounts that have left by a day, with the day they left, oldest first.
 * @param alertId - only this one.
 */
export async function listAlertsOfLeft(
  db: Db,
  { day, alertId = null }: { day: string; alertId?: string | null },
): Promise<{ alertId: string; leftOn: string }[]> {
  const { rows } = await db.execute<{ alert_id: string; left_on: string }>(sql`
    select l.alert_id, min(gone.effective_on)::text as left_on
    from alerts l join outcomes gone using (account_id)
    where l.status <> 'resolved' and ${isGoneOn(day)} and (${alertId}::uuid is null or l.alert_id = ${alertId}::uuid)
    group by l.alert_id, l.opened_at order by l.opened_at, l.alert_id`);
  return rows.map((row) => ({ alertId: row.alert_id, leftOn: row.left_on }));
}
