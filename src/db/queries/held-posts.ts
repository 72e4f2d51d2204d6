import { sql } from 'drizzle-orm';
import type { HeldPostRow } from '../../domain/held-post';
import type { AlertRoute } from '../../domain/alert';
import type { Db } from '../client';
import type { OutboxStatus } from '../schema/outbox';
import type { CurrencyRates } from './home';

const RELEASE_LOCK_KEY = 5_246_341; // any constant that no other advisory lock in this database uses

/** One release at a time, until the transaction ends: two would both count the same free places. */
export async function lockRelease(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${RELEASE_LOCK_KEY})`);
}

/** Whether a message has been held since before `heldBefore`, or an incident nobody decided is over at `now`. */
export async function isReleaseDue(db: Db, args: { heldBefore: Date; now: Date }): Promise<boolean> {
  const { rows } = await db.execute<{ isDue: boolean }>(sql`
    select exists (select 1 from outbox where status = 'held' and created_at <= ${args.heldBefore.toISOString()}::timestamptz)
      or exists (select 1 from incidents where status = 'open' and release_at <= ${args.now.toISOString()}::timestamptz)
      as "isDue"`);
  return rows[0]?.isDue === true;
}

/**
 * Alerts whose first message is held and whose DRI is known, with what is at risk in a common currency. The alerts are locked, in the
 * order in which everyone locks them; the outbox rows are guarded when they are flipped.
 */
export async function lockHeldPosts(db: Db, rates: CurrencyRates): Promise<HeldPostRow[]> {
  const { rows } = await db.execute<Omit<HeldPostRow, 'openedAt'> & { openedAtMs: number }>(sql`
    select alerts.alert_id as "alertId", alerts.dri_email as "driEmail", coalesce(people.time_zone, 'UTC') as "timeZone",
      alerts.tier, alerts.status, alerts.driver_signal as "driverSignal", alerts.incident_id as "incidentId",
      alerts.revenue_at_risk * coalesce((${JSON.stringify(rates)}::jsonb ->> accounts.currency)::float8, 1) as "revenueAtRisk",
      (extract(epoch from alerts.opened_at) * 1000)::float8 as "openedAtMs"
    from alerts join accounts using (account_id) left join people on people.email = alerts.dri_email
    where alerts.dri_email is not null
      and alerts.alert_id in (select alert_id from outbox where status = 'held' and kind = 'alert.post')
    order by alerts.account_id, alerts.alert_id for update of alerts`);
  return rows.map(({ openedAtMs, ...row }) => ({ ...row, openedAt: new Date(openedAtMs) }));
}

/**
 * How many alerts each of these people was told since their own Monday: posted, listed in a digest, or about to be posted. What a dry
 * run only showed counts while it is one.
 */
export async function countTold(
  db: Db,
  weeks: readonly { email: string; since: Date }[],
  { isDryRun }: { isDryRun: boolean },
): Promise<Map<string, number>> {
  if (weeks.length === 0) return new Map();
  const { rows } = await db.execute<{ email: string; told: number }>(sql`
    select week.email, count(*)::int as told
    from unnest(
      ${sql.param(weeks.map(({ email }) => email))}::text[],
      ${sql.param(weeks.map(({ since }) => since.toISOString()))}::timestamptz[]) as week (email, since)
    join alerts on alerts.dri_email = week.email
    left join outbox post on post.dedupe_key = 'post:' || alerts.alert_id
    where alerts.posted_at >= week.since or alerts.listed_at >= week.since
      or (alerts.posted_at is null and post.status in ('pending', 'claimed', 'sending', 'failed'))
      or (post.status = 'unknown' and post.created_at >= week.since)
      or (${isDryRun} and post.status = 'dry_run' and post.sent_at >= week.since)
    group by week.email`);
  return new Map(rows.map(({ email, told }) => [email, told]));
}

/** Flip messages that are still held. Returns the alerts of those that were. */
export async function flipHeld(
  db: Db,
  args: { alertIds: readonly string[]; status: Extract<OutboxStatus, 'pending' | 'deferred' | 'grouped'>; now: Date },
): Promise<string[]> {
  if (args.alertIds.length === 0) return [];
  const { rows } = await db.execute<{ alertId: string }>(sql`
    update outbox set status = ${args.status}, next_attempt_at = ${args.now.toISOString()}::timestamptz
    where status = 'held' and kind = 'alert.post' and alert_id = any(${sql.param(args.alertIds)}::uuid[])
    returning alert_id as "alertId"`);
  return rows.map(({ alertId }) => alertId);
}

/** Messages of alerts that ended before anyone was told: nothing is left to say. */
export async function settleUntold(
  db: Db,
  args: { alertIds: readonly string[]; reason: string; from: Extract<OutboxStatus, 'held' | 'grouped' | 'pending'> },
): Promise<void> {
  if (args.alertIds.length === 0) return;
  await db.execute(sql`
    update outbox set status = 'settled', last_error = ${args.reason}
    where status = ${args.from} and alert_id = any(${sql.param(args.alertIds)}::uuid[])`);
}

export async function setRoute(db: Db, alertIds: readonly string[], route: AlertRoute): Promise<void> {
  if (alertIds.length === 0) return;
  await db.execute(sql`update alerts set route = ${route} where alert_id = any(${sql.param(alertIds)}::uuid[])`);
}
