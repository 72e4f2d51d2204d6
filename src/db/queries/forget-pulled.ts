import { sql } from 'drizzle-orm';
import type { Db } from '../client';

export type Forgotten = { usageEvents: number; waitingFacts: number; sweepLeftovers: number; deletedFacts: number };

/**
 * Forget what pulled sources left: product events of days before `eventsFrom` (usage_daily keeps what they added up to), facts that waited since, and
 * notes of deletion made, before `before`; and what a sweep had seen that was given up. A day of the source goes as a whole.
 */
export async function forgetPulled(
  db: Db,
  { eventsFrom, before }: { eventsFrom: string; before: Date },
): Promise<Forgotten> {
  const at = sql`${before.toISOString()}::timestamptz`;
  const events = await db.execute(sql`delete from usage_events where day < ${eventsFrom}::date`);
  const waiting = await db.execute(sql`delete from waiting_facts where waiting_since < ${at}`);
  const sweeps = await db.execute(sql`
    delete from sweep_seen s where not exists (
      select from source_cursors c where c.source = s.source and c.part = s.part and c.pass_started_at is not null)`);
  const deleted = await db.execute(sql`delete from deleted_facts where deleted_at < ${at}`);
  return {
    usageEvents: events.rowCount ?? 0,
    waitingFacts: waiting.rowCount ?? 0,
    sweepLeftovers: sweeps.rowCount ?? 0,
    deletedFacts: deleted.rowCount ?? 0,
  };
}
