import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { CrmWriteKind } from '../../domain/source';
import type { Db } from '../client';
import { crmTargets, crmWrites } from '../schema';

export type CrmWriteRow = typeof crmWrites.$inferSelect;

export type ClaimArgs = {
  target: string;
  kind: CrmWriteKind;
  owner: string;
  now: Date;
  leasedUntil: Date;
  limit: number;
  dailyLimit: number; // records a day, UTC
};

/**
 * Claim what is due of one kind, at most `limit` and what the day's limit leaves, by record. [] when nothing is due, the day is used up, or
 * writing was stopped meanwhile. What is claimed counts for the day; claims of one CRM are made one at a time.
 */
export async function claimCrmWrites(db: Db, args: ClaimArgs): Promise<CrmWriteRow[]> {
  const { target, now, dailyLimit } = args;
  return db.transaction(async (tx) => {
    const [standing] = await tx.select().from(crmTargets).where(eq(crmTargets.target, target)).for('update');
    if (standing === undefined || standing.stoppedAt !== null) return [];
    const day = now.toISOString().slice(0, 10);
    const used = standing.day === day ? standing.writesToday : 0;
    const room = Math.min(args.limit, dailyLimit - used);
    if (room <= 0) return [];
    const rows = await claimDue(tx, args, room);
    if (rows.length === 0) return [];
    await tx
      .update(crmTargets)
      .set({ day, writesToday: used + rows.length })
      .where(eq(crmTargets.target, target));
    return rows.toSorted(byRecord);
  });
}

/** In an order that every writer keeps, and neighbours by record: a CRM locks rows while it writes them. */
function byRecord(one: CrmWriteRow, other: CrmWriteRow): number {
  const [left, right] = [String(one.payload['recordId']), String(other.payload['recordId'])];
  return left < right ? -1 : left > right ? 1 : one.id - other.id;
}

/** What is due is found once and kept: a plan that looked for it anew for each row would find others each time, and claim more than `limit`. */
function claimDue(db: Db, { target, kind, owner, now, leasedUntil }: ClaimArgs, limit: number): Promise<CrmWriteRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return db
    .update(crmWrites)
    .set({ status: 'claimed', leaseOwner: owner, leasedUntil, attempts: sql`${crmWrites.attempts} + 1` })
    .where(
      sql`${crmWrites.id} in (
        with due as materialized (
          select id from crm_writes where target = ${target} and kind = ${kind}
            and ((status in ('pending', 'failed') and next_attempt_at <= ${at}) or (status = 'claimed' and leased_until <= ${at}))
          order by next_attempt_at, id limit ${limit} for update skip locked
        ) select id from due)`,
    )
    .returning();
}

export type CrmLease = { ids: readonly number[]; owner: string };

/** Commit the intent to write, with a fresh lease; those it returns may be sent, and no others. */
export async function markCrmSending(
  db: Db,
  { ids, owner }: CrmLease,
  times: { now: Date; leasedUntil: Date },
): Promise<Set<number>> {
  const marked = await db
    .update(crmWrites)
    .set({ status: 'sending', leasedUntil: times.leasedUntil })
    .where(
      and(
        inArray(crmWrites.id, [...ids]),
        eq(crmWrites.leaseOwner, owner),
        eq(crmWrites.status, 'claimed'),
        gt(crmWrites.leasedUntil, times.now),
      ),
    )
    .returning({ id: crmWrites.id });
  return new Set(marked.map(({ id }) => id));
}

/**
 * What was being sent when its sender vanished. What may be written twice without harm waits to be written again, and nobody claims to know what
 * stands in the CRM; the rest is parked: it may be there, so nobody writes it again.
 */
export async function settleAbandoned(
  db: Db,
  { target, repeatable, now }: { target: string; repeatable: readonly CrmWriteKind[]; now: Date },
): Promise<{ repeated: number; parked: number }> {
  const vanished = and(eq(crmWrites.target, target), eq(crmWrites.status, 'sending'), lte(crmWrites.leasedUntil, now));
  const repeated = await db
    .update(crmWrites)
    .set({ status: 'pending', written: null, nextAttemptAt: now, leasedUntil: null })
    .where(and(vanished, inArray(crmWrites.kind, [...repeatable])))
    .returning({ id: crmWrites.id });
  const parked = await db
    .update(crmWrites)
    .set({
      status: 'unknown',
      leasedUntil: null,
      lastError: 'Barometer stopped between writing and hearing the answer',
    })
    .where(vanished)
    .returning({ id: crmWrites.id });
  return { repeated: repeated.length, parked: parked.length };
}
