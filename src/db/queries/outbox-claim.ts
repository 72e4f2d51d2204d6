import { and, eq, gt, lte, ne, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { outbox } from '../schema/outbox';

export type OutboxRow = typeof outbox.$inferSelect;
/** Proof of who holds a row: every later write carries it, so a sender that lost its lease changes nothing. */
export type Lease = { id: number; owner: string };

const CLAIM_LOCK_KEY = 5_246_340; // any constant: claims are made one at a time, so that no two rows of one alert are held at once

/**
 * Claim the next due row for one sender, until `leasedUntil`. Null when nothing is due.
 * Due: pending and its time has come · claimed, lease over (nothing was sent) · an update being sent, lease over (safe to repeat).
 * An update or a thread note waits until its alert has a message, or was shown in a dry run, and files until what they stand under
 * has been said; rows of one alert are held one at a time.
 */
export async function claimDueRow(
  db: Db,
  args: { owner: string; now: Date; leasedUntil: Date },
): Promise<OutboxRow | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${CLAIM_LOCK_KEY})`);
    const [row] = await tx
      .update(outbox)
      .set({
        status: 'claimed',
        leaseOwner: args.owner,
        leasedUntil: args.leasedUntil,
        attempts: sql`${outbox.attempts} + 1`,
      })
      .where(sql`${outbox.id} = (${nextDueId(args.now)})`)
      .returning();
    return row ?? null;
  });
}

const nextDueId = (now: Date) => {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`
    select due.id from outbox due left join alerts on alerts.alert_id = due.alert_id
    where due.status in ('pending', 'claimed', 'sending')
      and ((due.status = 'pending' and due.next_attempt_at <= ${at})
        or (due.status = 'claimed' and due.leased_until <= ${at})
        or (due.status = 'sending' and due.leased_until <= ${at} and due.kind = 'alert.update'))
      and (due.kind <> 'files' or exists (
        select 1 from outbox parent where parent.dedupe_key = due.parent_key and parent.status in ('sent', 'settled', 'dry_run')))
      and (due.kind in ('alert.post', 'direct', 'files') or alerts.message_ts is not null
        or exists (select 1 from outbox post where post.dedupe_key = 'post:' || due.alert_id and post.status = 'dry_run'))
      and not exists (
        select 1 from outbox held where held.status in ('claimed', 'sending') and held.leased_until > ${at}
          and held.alert_id = due.alert_id and held.id <> due.id)
    order by due.next_attempt_at, due.id limit 1
    for update of due skip locked`;
};

/** Commit the intent to send, with a fresh lease. False when the lease was lost: then nothing may be sent. */
export async function markSending(db: Db, lease: Lease, times: { now: Date; leasedUntil: Date }): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ status: 'sending', leasedUntil: times.leasedUntil })
    .where(
      and(
        eq(outbox.id, lease.id),
        eq(outbox.leaseOwner, lease.owner),
        eq(outbox.status, 'claimed'),
        gt(outbox.leasedUntil, times.now),
      ),
    )
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** Park what was being sent when its sender vanished: it may have been posted, so nobody posts it again. Returns how many. */
export async function parkAbandoned(db: Db, now: Date): Promise<number> {
  const rows = await db
    .update(outbox)
    .set({ status: 'unknown', lastError: 'the sender stopped between sending and recording' })
    .where(and(eq(outbox.status, 'sending'), lte(outbox.leasedUntil, now), ne(outbox.kind, 'alert.update')))
    .returning({ id: outbox.id });
  return rows.length;
}

/** Give rows that waited for a human another try once their hour has come. */
export async function reviveFailed(db: Db, now: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'pending' })
    .where(and(eq(outbox.status, 'failed'), lte(outbox.nextAttemptAt, now)));
}
