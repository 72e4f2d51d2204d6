import type { Db } from '../../../src/db/client';
import { insertHookDelivery } from '../../../src/db/queries/hook-deliveries';
import { accounts } from '../../../src/db/schema';
import { processDeliveries, type ProcessDeps } from '../../../src/services/hooks/process-deliveries';
import type { TestDatabase } from '../../support/database';

export const NOW = new Date('2026-03-10T12:00:00Z');
export const secondsAfter = (seconds: number, from = NOW): Date => new Date(from.getTime() + seconds * 1000);

/** A P1 of Acme, opened a minute ago. */
export const TICKET = { account_id: 'acme', ticket_id: 't1', opened_at: '2026-03-10T11:59:00Z', priority: 'p1' };
export const ticketsBody = (...rows: readonly object[]) => ({ stream: 'tickets', rows });

export async function seedAccounts(db: Db, ...ids: readonly string[]): Promise<void> {
  await db.insert(accounts).values(ids.map((accountId) => ({ accountId, name: accountId, source: 'test' })));
}

let counter = 0;
/** What the route would have stored. */
export async function deliver(db: Db, body: object | string, receivedAt = NOW, deliveryId = `d${(counter += 1)}`) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await insertHookDelivery(db, { source: 'helpdesk', deliveryId, receivedAt, body: text });
  return deliveryId;
}

/** Works on what is due, noting which accounts were to be scored, call by call. */
export async function work(database: TestDatabase, now = NOW, parts: Partial<ProcessDeps> = {}) {
  const scored: string[][] = [];
  const summary = await processDeliveries({
    db: database.db,
    pool: database.pool,
    clock: { now: () => now },
    scoreTouched: async (ids) => void scored.push([...ids].toSorted()),
    ...parts,
  });
  return { summary, scored };
}
