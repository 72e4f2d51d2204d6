import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { CrmNote } from '../../domain/crm-write';
import type { Db } from '../client';
import { accounts, crmWrites } from '../schema';

/** Rows of every CRM by status, and when the last of them was written. */
export async function countCrmWrites(db: Db) {
  return db
    .select({
      target: crmWrites.target,
      status: crmWrites.status,
      rows: count(),
      lastWrittenAt: sql<Date | null>`max(${crmWrites.writtenAt})`.mapWith(crmWrites.writtenAt),
    })
    .from(crmWrites)
    .groupBy(crmWrites.target, crmWrites.status)
    .orderBy(asc(crmWrites.target), asc(crmWrites.status));
}

/** What only a person can settle, oldest first, with the account it is about. */
export async function listParkedCrmWrites(db: Db, { target, limit }: { target: string; limit: number }) {
  return db
    .select({
      id: crmWrites.id,
      kind: crmWrites.kind,
      status: crmWrites.status,
      accountName: accounts.name,
      recordId: sql<string | null>`${crmWrites.payload} ->> 'recordId'`,
      reason: crmWrites.lastError,
    })
    .from(crmWrites)
    .innerJoin(accounts, eq(accounts.accountId, crmWrites.accountId))
    .where(and(eq(crmWrites.target, target), inArray(crmWrites.status, ['refused', 'unknown'])))
    .orderBy(asc(crmWrites.id))
    .limit(limit);
}

/** Why something of one account is not in the CRMs that it should be in. */
export async function listCrmNotes(db: Db, accountId: string): Promise<CrmNote[]> {
  const { rows } = await db.execute<CrmNote>(sql`
    select distinct on (target) target, status, coalesce(last_error, 'no reason was given') as reason from crm_writes
    where account_id = ${accountId} and status in ('refused', 'withheld', 'unknown')
    order by target, kind <> 'health', id desc`);
  return rows;
}

/** A person has looked whether it is in the CRM. False: it does not wait for that. */
export async function settleUnknownCrmWrite(
  db: Db,
  { id, isThere, now }: { id: number; isThere: boolean; now: Date },
): Promise<boolean> {
  const change = isThere
    ? { status: 'sent' as const, writtenAt: now, lastError: null }
    : { status: 'pending' as const, attempts: 0, nextAttemptAt: now, lastError: null };
  const settled = await db
    .update(crmWrites)
    .set(change)
    .where(and(eq(crmWrites.id, id), eq(crmWrites.status, 'unknown')))
    .returning({ id: crmWrites.id });
  return settled.length > 0;
}
