import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts, alerts } from '../schema';
import { outbox } from '../schema/outbox';
import type { OutboxRow } from './outbox-claim';

/** A row that waits for a person, locked. Null if it is gone or not parked. */
export async function lockParked(db: Db, id: number): Promise<OutboxRow | null> {
  const [row] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), inArray(outbox.status, ['unknown', 'failed'])))
    .for('update');
  return row ?? null;
}

export async function settleRow(
  db: Db,
  id: number,
  change: Pick<OutboxRow, 'status' | 'lastError' | 'nextAttemptAt'> & Partial<OutboxRow>,
): Promise<void> {
  await db
    .update(outbox)
    .set({ leaseOwner: null, leasedUntil: null, ...change })
    .where(eq(outbox.id, id));
}

/** Rows that wait for a person, oldest first, with the account they are about. */
export async function listParkedRows(db: Db) {
  return db
    .select({
      id: outbox.id,
      kind: outbox.kind,
      status: outbox.status,
      accountName: accounts.name,
      attempts: outbox.attempts,
      createdAt: outbox.createdAt,
      nextAttemptAt: outbox.nextAttemptAt,
      reason: outbox.lastError,
    })
    .from(outbox)
    .leftJoin(alerts, eq(alerts.alertId, outbox.alertId))
    .leftJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .where(inArray(outbox.status, ['unknown', 'failed']))
    .orderBy(asc(outbox.id));
}
