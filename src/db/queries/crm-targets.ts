import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { crmTargets, sourceCursors } from '../schema';

export type CrmTargetRow = typeof crmTargets.$inferSelect;
/** Who stopped writing: an e-mail, the command line, or Barometer itself. */
export const STOPPED_BY_ITSELF = 'barometer';

export async function findCrmTarget(db: Db, target: string): Promise<CrmTargetRow | null> {
  const [row] = await db.select().from(crmTargets).where(eq(crmTargets.target, target));
  return row ?? null;
}

export async function listCrmTargets(db: Db): Promise<CrmTargetRow[]> {
  return db.select().from(crmTargets).orderBy(asc(crmTargets.target));
}

/** A CRM that is written to has a row, from the first time on. */
export async function ensureCrmTarget(db: Db, target: string): Promise<CrmTargetRow> {
  const [row] = await db
    .insert(crmTargets)
    .values({ target })
    .onConflictDoUpdate({ target: crmTargets.target, set: { target } })
    .returning();
  if (row === undefined) throw new Error('crm_targets returned no row');
  return row;
}

/** Until this transaction ends nobody else decides for this CRM or claims what is due to it. */
export async function lockCrmTarget(db: Db, target: string): Promise<void> {
  await db.select({ target: crmTargets.target }).from(crmTargets).where(eq(crmTargets.target, target)).for('update');
}

type Stop = { target: string; by: string; reason: string; problems: readonly string[]; now: Date };

/** Nothing more is written. False: it was stopped already, and why stays. */
export async function stopCrmTarget(db: Db, { target, by, reason, problems, now }: Stop): Promise<boolean> {
  const stop = { stoppedAt: now, stoppedBy: by, stoppedReason: reason, problems: [...problems] };
  await ensureCrmTarget(db, target);
  const stopped = await db
    .update(crmTargets)
    .set(stop)
    .where(and(eq(crmTargets.target, target), isNull(crmTargets.stoppedAt)))
    .returning({ target: crmTargets.target });
  return stopped.length > 0;
}

/** Writing goes on. False: it was not stopped, or, with `stoppedBy`, by somebody else. */
export async function startCrmTarget(
  db: Db,
  { target, stoppedBy = null }: { target: string; stoppedBy?: string | null },
): Promise<boolean> {
  const started = await db
    .update(crmTargets)
    .set({ stoppedAt: null, stoppedBy: null, stoppedReason: null, problems: [] })
    .where(
      and(
        eq(crmTargets.target, target),
        isNotNull(crmTargets.stoppedAt),
        stoppedBy === null ? undefined : eq(crmTargets.stoppedBy, stoppedBy),
      ),
    )
    .returning({ target: crmTargets.target });
  return started.length > 0;
}

/** What the last look at fields and permissions found. */
export async function saveCrmCheck(
  db: Db,
  { target, problems, now }: { target: string; problems: readonly string[]; now: Date },
): Promise<void> {
  await db
    .update(crmTargets)
    .set({ checkedAt: now, problems: [...problems] })
    .where(eq(crmTargets.target, target));
}

const cursorName = (target: string): string => `write-back:${target}`; // no source of barometer.yaml can be called so

/** Since when activities of one kind are told to a CRM: from the first time this was asked. What happened before is never told. */
export async function beginActivities(
  db: Db,
  { target, kind, now }: { target: string; kind: 'task' | 'note'; now: Date },
): Promise<Date> {
  const row = {
    source: cursorName(target),
    part: kind,
    version: 1,
    movedAt: now,
    cursor: { since: now.toISOString() },
  };
  await db.insert(sourceCursors).values(row).onConflictDoNothing();
  const [kept] = await db
    .select({ since: sql<string>`${sourceCursors.cursor} ->> 'since'` })
    .from(sourceCursors)
    .where(and(eq(sourceCursors.source, row.source), eq(sourceCursors.part, kind)));
  return kept === undefined ? now : new Date(kept.since);
}

/** Activities of this kind are switched off: when they are switched on again they begin anew. */
export async function endActivities(
  db: Db,
  { target, kind }: { target: string; kind: 'task' | 'note' },
): Promise<void> {
  await db.delete(sourceCursors).where(and(eq(sourceCursors.source, cursorName(target)), eq(sourceCursors.part, kind)));
}
