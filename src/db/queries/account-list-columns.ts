import { and, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { activities, alertTriggers } from '../schema';

/** When each of these accounts was last spoken with, as the score counts it: an activity that took place. Not there: never, as far as is known. */
export async function listLastTouches(
  db: Db,
  { accountIds, now }: { accountIds: readonly string[]; now: Date },
): Promise<Map<string, Date>> {
  if (accountIds.length === 0) return new Map();
  const found = await db
    .select({ accountId: activities.accountId, at: sql`max(${activities.happenedAt})`.mapWith(activities.happenedAt) })
    .from(activities)
    .where(
      and(
        sql`${activities.accountId} = any(${sql.param(accountIds)}::text[])`,
        lte(activities.happenedAt, now),
        sql`${activities.attended} is distinct from false`,
      ),
    )
    .groupBy(activities.accountId);
  return new Map(found.map(({ accountId, at }) => [accountId, at]));
}

/** How many triggers of each of these alerts still hold. */
export async function countStandingTriggers(db: Db, alertIds: readonly string[]): Promise<Map<string, number>> {
  if (alertIds.length === 0) return new Map();
  const found = await db
    .select({ alertId: alertTriggers.alertId, triggers: sql`count(*)`.mapWith(Number) })
    .from(alertTriggers)
    .where(and(inArray(alertTriggers.alertId, [...alertIds]), isNull(alertTriggers.clearedAt)))
    .groupBy(alertTriggers.alertId);
  return new Map(found.map(({ alertId, triggers }) => [alertId, triggers]));
}
