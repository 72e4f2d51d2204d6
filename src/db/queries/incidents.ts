import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { IncidentAccount, IncidentCard } from '../../domain/incident';
import { NotFoundError } from '../../errors';
import type { Db } from '../client';
import { incidents, people } from '../schema';
import type { CurrencyRates } from './home';

export type IncidentRow = typeof incidents.$inferSelect;

/** Incidents nobody has decided. */
export function listOpenIncidents(db: Db): Promise<IncidentRow[]> {
  return db.select().from(incidents).where(eq(incidents.status, 'open')).orderBy(asc(incidents.openedAt));
}

export async function lockIncident(db: Db, incidentId: string): Promise<IncidentRow | null> {
  const [row] = await db.select().from(incidents).where(eq(incidents.incidentId, incidentId)).for('update');
  return row ?? null;
}

/** Accounts with a score: what a number of alerts is compared with. */
export async function countScored(db: Db): Promise<number> {
  const { rows } = await db.execute<{ scored: number }>(
    sql`select count(*)::int as scored from account_health where score is not null`,
  );
  return rows[0]?.scored ?? 0;
}

/** Alerts that turned an account red with this driver since `since` and belonged to no incident; the held ones whenever they opened. */
const isAlike = (driver: string | readonly string[], since: Date) => sql`
  driver_signal = any(${sql.param([driver].flat())}::text[]) and to_band = 'red' and incident_id is null
  and (opened_at > ${since.toISOString()}::timestamptz or exists (
    select 1 from outbox where outbox.dedupe_key = 'post:' || alerts.alert_id and outbox.status = 'held'))`;

export async function countAlike(db: Db, drivers: readonly string[], since: Date): Promise<Map<string, number>> {
  if (drivers.length === 0) return new Map();
  const { rows } = await db.execute<{ driver: string; accounts: number }>(sql`
    select driver_signal as driver, count(distinct account_id)::int as accounts from alerts
    where ${isAlike(drivers, since)} group by driver_signal`);
  return new Map(rows.map(({ driver, accounts }) => [driver, accounts]));
}

export async function insertIncident(
  db: Db,
  values: Pick<IncidentRow, 'driverSignal' | 'openedAt' | 'fleet' | 'releaseAt'>,
): Promise<string> {
  const [row] = await db
    .insert(incidents)
    .values({ ...values, accounts: 0 })
    .returning({ incidentId: incidents.incidentId });
  if (row === undefined) throw new Error('incidents returned no row');
  return row.incidentId;
}

/**
 * Make everything alike part of the incident, told or not, and count it: what belongs to one is counted for no other. An alert that
 * someone is changing right now is left for the next time, so that nobody waits for each other.
 */
export async function takeIntoIncident(
  db: Db,
  { incidentId, driverSignal, since }: { incidentId: string; driverSignal: string; since: Date },
): Promise<void> {
  await db.execute(sql`
    update alerts set incident_id = ${incidentId} where alert_id in (
      select alert_id from alerts where ${isAlike(driverSignal, since)} for update skip locked)`);
  await db.execute(sql`
    update incidents set accounts = (
      select count(distinct account_id) from alerts where alerts.incident_id = incidents.incident_id)
    where incident_id = ${incidentId}`);
}

/** How many accounts an incident began with, and how many it has now. */
export async function countMembers(db: Db, incidentId: string): Promise<{ atFirst: number; now: number }> {
  const { rows } = await db.execute<{ atFirst: number; now: number }>(sql`
    select count(distinct account_id) filter (where alerts.opened_at <= incidents.opened_at)::int as "atFirst",
      count(distinct account_id)::int as now
    from incidents join alerts using (incident_id) where incidents.incident_id = ${incidentId}`);
  return rows[0] ?? { atFirst: 0, now: 0 };
}

/** Incidents whose time is over, decided by it. */
export async function releaseOverdue(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .update(incidents)
    .set({ status: 'released', decidedAt: now, decidedByEmail: null })
    .where(and(eq(incidents.status, 'open'), lte(incidents.releaseAt, now)))
    .returning({ incidentId: incidents.incidentId });
  return rows.map(({ incidentId }) => incidentId);
}

export async function saveIncidentDecision(
  db: Db,
  args: { incidentId: string; status: 'released' | 'closed'; decidedAt: Date; decidedByEmail: string },
): Promise<void> {
  const { incidentId, ...change } = args;
  await db.update(incidents).set(change).where(eq(incidents.incidentId, incidentId));
}

/** Let the messages of these incidents' alerts wait for their owners' budget again. */
export async function holdGroupedPosts(db: Db, incidentIds: readonly string[], now: Date): Promise<void> {
  if (incidentIds.length === 0) return;
  await lockMembers(db, incidentIds);
  await db.execute(sql`
    update outbox set status = 'held', next_attempt_at = ${now.toISOString()}::timestamptz
    where status = 'grouped' and alert_id in (
      select alert_id from alerts where incident_id = any(${sql.param(incidentIds)}::uuid[]))`);
}

/** In the order in which everyone locks alerts. */
async function lockMembers(db: Db, incidentIds: readonly string[]): Promise<void> {
  await db.execute(sql`
    select 1 from alerts where incident_id = any(${sql.param(incidentIds)}::uuid[]) order by account_id for update`);
}

/** End the alerts of an incident whose owners have not been told. Returns which. */
export async function closeGroupedAlerts(
  db: Db,
  args: { incidentId: string; byEmail: string; now: Date },
): Promise<string[]> {
  await lockMembers(db, [args.incidentId]);
  const { rows } = await db.execute<{ alertId: string }>(sql`
    update alerts set status = 'resolved', outcome = 'false_alarm', resolved_at = ${args.now.toISOString()}::timestamptz,
      resolved_by_email = ${args.byEmail}, snoozed_until = null, snooze_reason = null, snoozed_score = null, snoozed_tier = null
    where incident_id = ${args.incidentId} and route = 'grouped' and status <> 'resolved' returning alert_id as "alertId"`);
  return rows.map(({ alertId }) => alertId);
}

const TOP = 5;

/** The incident as RevOps sees it. Throws when there is none. */
export async function getIncidentCard(db: Db, incidentId: string, rates: CurrencyRates): Promise<IncidentCard> {
  const [row] = await db
    .select({
      incident: incidents,
      deciderName: people.name,
      slackUserId: people.slackUserId,
      given: people.givenSlackUserId,
    })
    .from(incidents)
    .leftJoin(people, eq(people.email, incidents.decidedByEmail))
    .where(eq(incidents.incidentId, incidentId));
  if (row === undefined) throw new NotFoundError('This incident no longer exists.');
  const { decidedByEmail, ...incident } = row.incident;
  const by = { name: row.deciderName ?? decidedByEmail ?? '', slackUserId: row.given ?? row.slackUserId };
  return {
    ...incident,
    ...(await readMembers(db, incidentId)),
    decidedBy: decidedByEmail === null ? null : by,
    top: await listTop(db, incidentId, rates),
  };
}

async function readMembers(db: Db, incidentId: string): Promise<Pick<IncidentCard, 'held' | 'withinHours'>> {
  const { rows } = await db.execute<{ held: number; hours: number }>(sql`
    select count(*) filter (where route = 'grouped')::int as held,
      coalesce(extract(epoch from max(opened_at) - min(opened_at)) / 3600, 0)::float8 as hours
    from alerts where incident_id = ${incidentId}`);
  return { held: rows[0]?.held ?? 0, withinHours: rows[0]?.hours ?? 0 };
}

async function listTop(db: Db, incidentId: string, rates: CurrencyRates): Promise<IncidentAccount[]> {
  const { rows } = await db.execute<IncidentAccount>(sql`
    select accounts.name, alerts.revenue_at_risk as "revenueAtRisk", accounts.currency
    from alerts join accounts using (account_id) where incident_id = ${incidentId}
    order by alerts.revenue_at_risk * coalesce((${JSON.stringify(rates)}::jsonb ->> accounts.currency)::float8, 1)
      desc nulls last, accounts.account_id limit ${TOP}`);
  return rows;
}
