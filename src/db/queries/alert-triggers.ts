import { inArray } from 'drizzle-orm';
import { TIERS, type AlertTrigger } from '../../domain/trigger';
import type { Db } from '../client';
import { alertTriggers } from '../schema';

/** What opened and joined each of these alerts, the gravest first, then the oldest. */
export async function listAlertTriggers(db: Db, alertIds: readonly string[]): Promise<Map<string, AlertTrigger[]>> {
  const byAlert = new Map<string, AlertTrigger[]>();
  if (alertIds.length === 0) return byAlert;
  const rows = await db
    .select()
    .from(alertTriggers)
    .where(inArray(alertTriggers.alertId, [...alertIds]));
  for (const { alertId, trigger, tier, key, reason, firedAt, clearedAt } of rows)
    byAlert.set(alertId, [...(byAlert.get(alertId) ?? []), { trigger, tier, key, reason, firedAt, clearedAt }]);
  for (const [alertId, list] of byAlert) byAlert.set(alertId, list.toSorted(byGravity));
  return byAlert;
}

const byGravity = (a: AlertTrigger, b: AlertTrigger): number =>
  TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || a.firedAt.getTime() - b.firedAt.getTime();
