import { sql } from 'drizzle-orm';
import type { DirectNote } from '../../domain/direct-note';
import type { FileNote } from '../../domain/report';
import type { Db } from '../client';
import { outbox, type OutboxKind, type OutboxStatus } from '../schema/outbox';

/** Post rows that nobody will see: they wait for the budget, or were told another way. */
const UNPOSTED = sql.raw("('held', 'deferred', 'grouped')");
const keyOf = (alertId: string): string => `post:${alertId}`;

/** Ask for the first message of alerts: at once, or `held` until the week's budget is reckoned. A second asking is a no-op. */
export async function enqueuePosts(
  db: Db,
  alertIds: readonly string[],
  now: Date,
  status: Extract<OutboxStatus, 'pending' | 'held'> = 'pending',
): Promise<void> {
  if (alertIds.length === 0) return;
  const at = now.toISOString();
  await db.execute(sql`
    insert into outbox (kind, dedupe_key, alert_id, status, created_at, next_attempt_at)
    select ${'alert.post' satisfies OutboxKind}, 'post:' || id, id, ${status}, ${at}::timestamptz, ${at}::timestamptz
    from unnest(${sql.param(alertIds)}::uuid[]) with ordinality as asked (id, place) order by place
    on conflict (dedupe_key) do nothing`);
}

/** Have an alert told in its channel now, even where its message was held, deferred, grouped or only shown in a dry run. False: it was asked for before. */
export async function releasePost(db: Db, alertId: string, now: Date): Promise<boolean> {
  const at = now.toISOString();
  const { rows } = await db.execute(sql`
    insert into outbox (kind, dedupe_key, alert_id, status, created_at, next_attempt_at)
    values (${'alert.post' satisfies OutboxKind}, ${keyOf(alertId)}, ${alertId}::uuid, 'pending', ${at}::timestamptz, ${at}::timestamptz)
    on conflict (dedupe_key) do update set status = 'pending', next_attempt_at = excluded.next_attempt_at
      where outbox.status in ${UNPOSTED} or outbox.status = 'dry_run'
    returning id`);
  return rows.length > 0;
}

/** Whether its channel has, or will have, its message: false for one that was held back, deferred or never asked for. */
export async function hasPost(db: Db, alertId: string): Promise<boolean> {
  return (
    (await db.$count(outbox, sql`${outbox.dedupeKey} = ${keyOf(alertId)} and ${outbox.status} not in ${UNPOSTED}`)) > 0
  );
}

/** Forget a message that is still held back: its alert is over. */
export async function dropHeldPost(db: Db, alertId: string): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'settled', lastError: 'over before it was told' })
    .where(sql`${outbox.dedupeKey} = ${keyOf(alertId)} and ${outbox.status} in ${UNPOSTED}`);
}

/** Ask for the alert's message to be redrawn, if it has or will have one. `cause` names what happened, once. */
export async function enqueueUpdate(db: Db, args: { alertId: string; cause: string; now: Date }): Promise<void> {
  await enqueueFollowUp(db, { ...args, kind: 'alert.update', dedupeKey: `update:${args.cause}`, payload: {} });
}

/** Ask for a line in the thread under the alert's message, if it has or will have one. */
export async function enqueueThreadNote(db: Db, args: { alertId: string; eventId: number; now: Date }): Promise<void> {
  const { alertId, eventId, now } = args;
  const dedupeKey = `thread:${eventId}`;
  await enqueueFollowUp(db, { kind: 'alert.thread', alertId, dedupeKey, payload: { eventId }, now });
}

/** Ask for a direct message to one person. The dedupe key makes a second asking a no-op: false. */
export async function enqueueDirect(
  db: Db,
  args: { toEmail: string; note: DirectNote; dedupeKey: string; now: Date },
): Promise<boolean> {
  const { toEmail, note, dedupeKey, now } = args;
  const alertId = 'alertId' in note ? note.alertId : null;
  const row = { kind: 'direct' as const, dedupeKey: `direct:${dedupeKey}`, alertId, toEmail, payload: note };
  const inserted = await db
    .insert(outbox)
    .values({ ...row, createdAt: now, nextAttemptAt: now })
    .onConflictDoNothing()
    .returning({ id: outbox.id });
  return inserted.length > 0;
}

/** Ask for files in the thread of a direct message, or of one to a channel, that was asked for under `under`; sent once that has been said. */
export async function enqueueFiles(
  db: Db,
  args: { under: string; note: FileNote; dedupeKey: string; now: Date },
): Promise<boolean> {
  const { under, note, dedupeKey, now } = args;
  const inserted = await db
    .insert(outbox)
    .values({
      kind: 'files',
      dedupeKey: `files:${dedupeKey}`,
      parentKey: `direct:${under}`,
      payload: note,
      createdAt: now,
      nextAttemptAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: outbox.id });
  return inserted.length > 0;
}

export type DirectRequest = { toEmail: string; note: Extract<DirectNote, { alertId: string }>; dedupeKey: string };

/** Ask for many direct messages about alerts, with one statement. */
export async function enqueueDirects(db: Db, requests: readonly DirectRequest[], now: Date): Promise<void> {
  if (requests.length === 0) return;
  const at = now.toISOString();
  await db.execute(sql`
    insert into outbox (kind, dedupe_key, alert_id, to_email, payload, created_at, next_attempt_at)
    select ${'direct' satisfies OutboxKind}, 'direct:' || "dedupeKey", (note ->> 'alertId')::uuid, "toEmail", note,
      ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as request ("toEmail" text, note jsonb, "dedupeKey" text)
    on conflict (dedupe_key) do nothing`);
}

type FollowUp = { kind: OutboxKind; alertId: string; dedupeKey: string; payload: object; now: Date };

async function enqueueFollowUp(db: Db, { kind, alertId, dedupeKey, payload, now }: FollowUp): Promise<void> {
  const at = now.toISOString();
  await db.execute(sql`
    insert into outbox (kind, dedupe_key, alert_id, payload, created_at, next_attempt_at)
    select ${kind}, ${dedupeKey}, ${alertId}::uuid, ${JSON.stringify(payload)}::jsonb, ${at}::timestamptz, ${at}::timestamptz
    where exists (select 1 from outbox where dedupe_key = ${keyOf(alertId)} and status not in ${UNPOSTED})
    on conflict (dedupe_key) do nothing`);
}
