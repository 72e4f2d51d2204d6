import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { outbox, type OutboxStatus } from '../schema/outbox';
import type { Lease } from './outbox-claim';

/** A late answer still counts while the row is parked: it is what the operator would have gone to look for. */
const held = (lease: Lease) =>
  and(
    eq(outbox.id, lease.id),
    eq(outbox.leaseOwner, lease.owner),
    inArray(outbox.status, ['claimed', 'sending', 'unknown']),
  );

/** It is in Slack. False when someone else has decided about the row meanwhile. */
export async function recordSent(
  db: Db,
  lease: Lease,
  sent: { channelId: string; messageTs: string; sentAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ status: 'sent', ...sent, leasedUntil: null, lastError: null })
    .where(held(lease))
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** It was not to be sent: what it would have said, where, and when. False when someone else has decided about the row meanwhile. */
export async function recordShown(
  db: Db,
  lease: Lease,
  { shownAt, ...shown }: { channelId: string | null; rendered: string; shownAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ status: 'dry_run', ...shown, sentAt: shownAt, leasedUntil: null, lastError: null })
    .where(held(lease))
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** Whether the first message of this alert was only shown in a dry run: what follows it is only shown too. */
export async function wasOnlyShown(db: Db, alertId: string): Promise<boolean> {
  return (await db.$count(outbox, and(eq(outbox.dedupeKey, `post:${alertId}`), eq(outbox.status, 'dry_run')))) > 0;
}

/** Where the message with this key stands; `isShown`: a dry run only showed it. Null: it has none, and will have none. */
export async function findPlaceOf(
  db: Db,
  dedupeKey: string,
): Promise<{ isShown: true } | { isShown: false; channelId: string; messageTs: string } | null> {
  const [row] = await db.select().from(outbox).where(eq(outbox.dedupeKey, dedupeKey));
  if (row?.status === 'dry_run') return { isShown: true };
  if (row === undefined || row.channelId === null || row.messageTs === null) return null;
  return { isShown: false, channelId: row.channelId, messageTs: row.messageTs };
}

/** What a dry run has shown since then, in that order. */
export async function listShown(db: Db, since: Date) {
  return db
    .select({
      id: outbox.id,
      kind: outbox.kind,
      channelId: outbox.channelId,
      toEmail: outbox.toEmail,
      rendered: outbox.rendered,
    })
    .from(outbox)
    .where(and(eq(outbox.status, 'dry_run'), gte(outbox.sentAt, since)))
    .orderBy(asc(outbox.sentAt), asc(outbox.id));
}

/** It is not in Slack, or may not be: where the row goes, why, and when it is looked at again. */
export async function recordFailure(
  db: Db,
  lease: Lease,
  failure: {
    status: Extract<OutboxStatus, 'pending' | 'failed' | 'unknown' | 'settled'>;
    error: string;
    nextAttemptAt: Date;
  },
): Promise<void> {
  const { status, error, nextAttemptAt } = failure;
  await db.update(outbox).set({ status, lastError: error, nextAttemptAt, leasedUntil: null }).where(held(lease));
}

/** Put a row back unsent, because its channel is busy: that was no attempt. */
export async function releaseRow(db: Db, lease: Lease, nextAttemptAt: Date): Promise<void> {
  const change = {
    status: 'pending' as const,
    nextAttemptAt,
    leasedUntil: null,
    attempts: sql`${outbox.attempts} - 1`,
  };
  await db
    .update(outbox)
    .set(change)
    .where(and(held(lease), eq(outbox.status, 'claimed')));
}

/** Updates of one alert that wait now: the next drawing of its message answers them all. */
export async function listPendingUpdates(db: Db, alertId: string): Promise<number[]> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.alertId, alertId), eq(outbox.kind, 'alert.update'), eq(outbox.status, 'pending')));
  return rows.map(({ id }) => id);
}

/** Mark updates as answered by the drawing that another row made. */
export async function coalesceUpdates(db: Db, ids: readonly number[], sentAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(outbox)
    .set({ status: 'sent', sentAt })
    .where(and(inArray(outbox.id, [...ids]), eq(outbox.status, 'pending')));
}
