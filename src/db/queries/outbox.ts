import { sql } from 'drizzle-orm';
import type { DirectNote } from '../../domain/direct-note';
import type { Db } from '../client';
import { outbox, type OutboxKind } from '../schema/outbox';

/** Ask for the first message of alerts. The dedupe key makes a second asking a no-op. */
export async function enqueuePosts(db: Db, alertIds: readonly string[], now: Date): Promise<void> {
  if (alertIds.length === 0) return;
  const at = now.toISOString();
  await db.execute(sql`
    insert into outbox (kind, dedupe_key, alert_id, created_at, next_attempt_at)
    select ${'alert.post' satisfies OutboxKind}, 'post:' || id, id, ${at}::timestamptz, ${at}::timestamptz
    from unnest(${sql.param(alertIds)}::uuid[]) with ordinality as asked (id, place) order by place
    on conflict (dedupe_key) do nothing`);
}

/** Whether a message was ever asked for: false for an alert nobody was to be told of. */
export async function hasPost(db: Db, alertId: string): Promise<boolean> {
  return (await db.$count(outbox, sql`${outbox.dedupeKey} = ${`post:${alertId}`}`)) > 0;
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

type FollowUp = { kind: OutboxKind; alertId: string; dedupeKey: string; payload: object; now: Date };

async function enqueueFollowUp(db: Db, { kind, alertId, dedupeKey, payload, now }: FollowUp): Promise<void> {
  const at = now.toISOString();
  await db.execute(sql`
    insert into outbox (kind, dedupe_key, alert_id, payload, created_at, next_attempt_at)
    select ${kind}, ${dedupeKey}, ${alertId}::uuid, ${JSON.stringify(payload)}::jsonb, ${at}::timestamptz, ${at}::timestamptz
    where exists (select 1 from outbox where dedupe_key = ${`post:${alertId}`})
    on conflict (dedupe_key) do nothing`);
}
