import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CrmWriteStatus } from '../../domain/source';
import type { Db } from '../client';
import { crmTargets, crmWrites } from '../schema';
import type { CrmLease } from './crm-writes-claim';

/** What became of one row. `written` undefined: as it was; null: nobody can say what stands in the CRM. */
export type CrmSettlement = {
  id: number;
  status: Extract<CrmWriteStatus, 'sent' | 'failed' | 'refused' | 'newer' | 'unknown'>;
  nextAttemptAt: Date;
  lastError: string | null;
  remoteId: string | null;
  writtenAt: Date | null; // null: it was not written
  written: Record<string, unknown> | null | undefined;
};

/** Keep what became of a batch. A late answer counts while its rows are parked; rows somebody else has taken meanwhile stay theirs. */
export async function settleCrmWrites(db: Db, owner: string, settlements: readonly CrmSettlement[]): Promise<number> {
  if (settlements.length === 0) return 0;
  const rows = settlements.map(({ written, ...rest }) => ({
    ...rest,
    written: written ?? null,
    keeps: written === undefined,
  }));
  const { rowCount } = await db.execute(sql`
    update crm_writes w set status = x.status, next_attempt_at = x."nextAttemptAt", last_error = x."lastError", leased_until = null,
      remote_id = coalesce(x."remoteId", w.remote_id), written_at = coalesce(x."writtenAt", w.written_at),
      written = case when x.keeps then w.written else x.written end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id bigint, status text, "nextAttemptAt" timestamptz, "lastError" text,
      "remoteId" text, "writtenAt" timestamptz, written jsonb, keeps boolean)
    where w.id = x.id and w.lease_owner = ${owner} and w.status in ('sending', 'unknown')`);
  return rowCount ?? 0;
}

type Release = { target: string; claimedAt: Date; nextAttemptAt: Date; error: string | null };

/** Put rows back unsent: that was no attempt, and does not count for the day on which they were claimed; another day's count is its own. */
export async function releaseCrmWrites(
  db: Db,
  { ids, owner }: CrmLease,
  { target, claimedAt, nextAttemptAt, error }: Release,
): Promise<void> {
  await db.transaction(async (tx) => {
    const released = await tx
      .update(crmWrites)
      .set({
        status: 'pending',
        nextAttemptAt,
        leasedUntil: null,
        attempts: sql`greatest(${crmWrites.attempts} - 1, 0)`,
        ...(error === null ? {} : { lastError: error }),
      })
      .where(
        and(
          inArray(crmWrites.id, [...ids]),
          eq(crmWrites.leaseOwner, owner),
          inArray(crmWrites.status, ['claimed', 'sending', 'unknown']), // parked meanwhile: now it is known
        ),
      )
      .returning({ id: crmWrites.id });
    await tx
      .update(crmTargets)
      .set({ writesToday: sql`greatest(${crmTargets.writesToday} - ${released.length}, 0)` })
      .where(and(eq(crmTargets.target, target), eq(crmTargets.day, claimedAt.toISOString().slice(0, 10))));
  });
}

/** A person has mended what was in the way: what was refused is tried again now. Returns how many. */
export async function retryRefused(db: Db, { target, now }: { target: string; now: Date }): Promise<number> {
  const rows = await db
    .update(crmWrites)
    .set({ status: 'pending', attempts: 0, nextAttemptAt: now, lastError: null })
    .where(and(eq(crmWrites.target, target), eq(crmWrites.status, 'refused')))
    .returning({ id: crmWrites.id });
  return rows.length;
}
