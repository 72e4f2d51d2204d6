import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { sourceCursors } from '../../schema';

export type StoredCursor = typeof sourceCursors.$inferSelect;

/** Where every part of a source stands. */
export async function listCursors(db: Db, source: string): Promise<StoredCursor[]> {
  return db.select().from(sourceCursors).where(eq(sourceCursors.source, source)).orderBy(sourceCursors.part);
}

export type CursorMove = Omit<StoredCursor, 'stoppedAt' | 'stoppedReason'>;

/** In the transaction of the page's rows. A part that moves is stopped no longer. */
export async function saveCursor(db: Db, move: CursorMove): Promise<void> {
  const values = { ...move, stoppedAt: null, stoppedReason: null };
  const { source: _source, part: _part, ...set } = values;
  await db
    .insert(sourceCursors)
    .values(values)
    .onConflictDoUpdate({ target: [sourceCursors.source, sourceCursors.part], set });
}

export type CursorStop = { source: string; part: string; version: number; reason: string; now: Date };

/** Barometer stopped a part by itself. @returns since when it stands still: the same instant as long as the episode lasts. */
export async function stopCursor(db: Db, { source, part, version, reason, now }: CursorStop): Promise<Date> {
  const [row] = await db
    .insert(sourceCursors)
    .values({ source, part, version, movedAt: now, stoppedAt: now, stoppedReason: reason })
    .onConflictDoUpdate({
      target: [sourceCursors.source, sourceCursors.part],
      set: { stoppedAt: sql`coalesce(${sourceCursors.stoppedAt}, excluded.stopped_at)`, stoppedReason: reason },
    })
    .returning({ stoppedAt: sourceCursors.stoppedAt });
  return row?.stoppedAt ?? now;
}

/** A part begins anew with its next run. `records`: of the last pass that came to its end. */
export async function restartCursor(
  db: Db,
  { source, part, records }: { source: string; part: string; records: number | null },
): Promise<void> {
  await db
    .update(sourceCursors)
    .set({ cursor: null, passStartedAt: null, records: records ?? 0 })
    .where(and(eq(sourceCursors.source, source), eq(sourceCursors.part, part)));
}

/** Forget where a source stands: it is read from the beginning. What it brought stays. */
export async function forgetCursors(db: Db, source: string): Promise<void> {
  await db.delete(sourceCursors).where(eq(sourceCursors.source, source));
}

/** What kept a part from moving is over, and the part is no stream of its own. */
export async function forgetStop(db: Db, { source, part }: { source: string; part: string }): Promise<void> {
  await db.delete(sourceCursors).where(and(eq(sourceCursors.source, source), eq(sourceCursors.part, part)));
}

export type Refusals = { source: string; part: string; refused: number; reason: string; now: Date };

/** More deliveries were refused since the last one that was accepted. @returns how many by now. */
export async function addRefusals(db: Db, { source, part, refused, reason, now }: Refusals): Promise<number> {
  const [row] = await db
    .insert(sourceCursors)
    .values({ source, part, version: 1, movedAt: now, records: refused, stoppedAt: now, stoppedReason: reason })
    .onConflictDoUpdate({
      target: [sourceCursors.source, sourceCursors.part],
      set: { records: sql`${sourceCursors.records} + ${refused}`, stoppedReason: reason, movedAt: now },
    })
    .returning({ refused: sourceCursors.records });
  return row?.refused ?? refused;
}

/** Parts that Barometer stopped, of every source. */
export async function listStopped(db: Db): Promise<StoredCursor[]> {
  return db
    .select()
    .from(sourceCursors)
    .where(sql`${sourceCursors.stoppedAt} is not null`)
    .orderBy(sourceCursors.source, sourceCursors.part);
}
