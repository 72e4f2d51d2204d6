import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { KnownBand } from '../../domain/band';
import type { Tier } from '../../domain/trigger';
import type { Db } from '../client';
import { accountHealth, accounts, alertEvents, alerts, alertStates } from '../schema';

export type StandingRow = {
  accountId: string;
  score: number | null;
  band: KnownBand | null;
  renewalOn: string | null;
  tier: Tier | null; // of the unresolved alert
};
export type SnoozeStart = { alertId: string; band: KnownBand | null; renewalDays: number | null };

/** How accounts stand now: the last score, the band last announced, and how urgent their alert is. */
export async function listStandings(db: Db, accountIds: readonly string[]): Promise<Map<string, StandingRow>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select({
      accountId: accounts.accountId,
      score: accountHealth.score,
      band: alertStates.announced,
      renewalOn: accounts.renewalOn,
      tier: alerts.tier,
    })
    .from(accounts)
    .leftJoin(accountHealth, eq(accountHealth.accountId, accounts.accountId))
    .leftJoin(alertStates, eq(alertStates.accountId, accounts.accountId))
    .leftJoin(alerts, and(eq(alerts.accountId, accounts.accountId), ne(alerts.status, 'resolved')))
    .where(inArray(accounts.accountId, [...accountIds]));
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** What the last snooze of each alert remembered. */
export async function listSnoozeStarts(db: Db, alertIds: readonly string[]): Promise<Map<string, SnoozeStart>> {
  if (alertIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([alertEvents.alertId], {
      alertId: alertEvents.alertId,
      band: sql<KnownBand | null>`${alertEvents.data} ->> 'band'`,
      renewalDays: sql<number | null>`(${alertEvents.data} ->> 'renewalDays')::int`,
    })
    .from(alertEvents)
    .where(and(inArray(alertEvents.alertId, [...alertIds]), eq(alertEvents.kind, 'snoozed')))
    .orderBy(alertEvents.alertId, desc(alertEvents.id));
  return new Map(rows.map((row) => [row.alertId, row]));
}
