import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { hookDeliveries } from '../schema';

export type HookDelivery = {
  source: string;
  deliveryId: string;
  receivedAt: Date;
  body: string; // as it was sent
  attempts: number; // this one included
};

const { source, deliveryId, receivedAt, status, nextAttemptAt, attempts } = hookDeliveries;

/**
 * Keep what a webhook delivered. False when it was delivered before. The body is kept as one JSON string: as JSON of its own Postgres would
 * refuse NUL and half surrogate pairs in it.
 */
export async function insertHookDelivery(
  db: Db,
  delivery: Pick<HookDelivery, 'source' | 'deliveryId' | 'receivedAt' | 'body'>,
): Promise<boolean> {
  const rows = await db
    .insert(hookDeliveries)
    .values({ ...delivery, nextAttemptAt: delivery.receivedAt })
    .onConflictDoNothing()
    .returning({ deliveryId });
  return rows.length === 1;
}

/** What is due, oldest first, held by this process until `leasedUntil`. */
export async function claimHookDeliveries(
  db: Db,
  args: { now: Date; leasedUntil: Date; limit: number; maxAttempts: number },
): Promise<HookDelivery[]> {
  const at = sql`${args.now.toISOString()}::timestamptz`;
  const due = sql`
    with due as materialized (
      select d.source, d.delivery_id from hook_deliveries d
      where d.status = 'received' and d.next_attempt_at <= ${at} and d.attempts < ${args.maxAttempts}
      order by d.next_attempt_at, d.received_at limit ${args.limit} for update skip locked
    ) select * from due`;
  const rows = await db
    .update(hookDeliveries)
    .set({ attempts: sql`${attempts} + 1`, nextAttemptAt: args.leasedUntil })
    .where(sql`(${source}, ${deliveryId}) in (${due})`)
    .returning({
      source,
      deliveryId,
      receivedAt,
      attempts,
      body: sql<string>`coalesce(${hookDeliveries.body} #>> '{}', '')`,
    });
  return rows.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

/** The guard of every end: whoever lost its lease changes nothing. */
const held = (delivery: HookDelivery) =>
  and(
    eq(source, delivery.source),
    eq(deliveryId, delivery.deliveryId),
    eq(status, 'received'),
    eq(attempts, delivery.attempts),
  );

/** It is done, and its body forgotten; its id is remembered, so that it is known when it comes again. */
export async function finishHookDelivery(
  db: Db,
  delivery: HookDelivery,
  args: { now: Date; note: string | null },
): Promise<void> {
  await db
    .update(hookDeliveries)
    .set({ status: 'done', doneAt: args.now, body: null, error: args.note })
    .where(held(delivery));
}

export async function postponeHookDelivery(
  db: Db,
  delivery: HookDelivery,
  args: { nextAttemptAt: Date; error: string },
): Promise<void> {
  await db.update(hookDeliveries).set(args).where(held(delivery));
}

/** Give up what was tried so often, also where every attempt ended the process. Returns how many. */
export async function failSpentHookDeliveries(db: Db, args: { now: Date; maxAttempts: number }): Promise<number> {
  const rows = await db
    .update(hookDeliveries)
    .set({ status: 'failed', error: sql`coalesce(${hookDeliveries.error}, 'the process stopped at every attempt')` })
    .where(
      and(
        eq(status, 'received'),
        sql`${attempts} >= ${args.maxAttempts}`,
        sql`${nextAttemptAt} <= ${args.now.toISOString()}::timestamptz`,
      ),
    )
    .returning({ deliveryId });
  return rows.length;
}

/** What nobody could process, for doctor: newest ones last. */
export async function listFailedHookDeliveries(db: Db) {
  const { error } = hookDeliveries;
  return db
    .select({ source, deliveryId, receivedAt, attempts, error })
    .from(hookDeliveries)
    .where(eq(status, 'failed'))
    .orderBy(asc(receivedAt));
}

/** Forget done deliveries received before: a repetition that late is taken as new, and changes nothing. */
export async function deleteDoneHookDeliveries(db: Db, before: Date): Promise<number> {
  const result = await db.delete(hookDeliveries).where(and(eq(status, 'done'), lt(receivedAt, before)));
  return result.rowCount ?? 0;
}
