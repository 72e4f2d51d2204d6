import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { QbrStatus } from '../../domain/report';
import type { Db } from '../client';
import { people, pods, qbrs } from '../schema';

export type PodQbr = { pod: string; qbrOn: string };

/** Pods of the rollout (R37) with a date for their QBR, whether or not a review was prepared for it. */
export async function listUnpreparedQbrs(db: Db): Promise<PodQbr[]> {
  const rows = await db
    .select({ pod: pods.pod, qbrOn: sql<string>`${pods.qbrOn}` })
    .from(pods)
    .where(
      and(
        pods.isPilot,
        isNotNull(pods.qbrOn),
        sql`not exists (select 1 from ${qbrs} where ${qbrs.pod} = ${pods.pod} and ${qbrs.qbrOn} = ${pods.qbrOn})`,
      ),
    )
    .orderBy(asc(pods.pod));
  return rows;
}

export type PodOfQbr = { pod: string; qbrOn: string | null; channel: string | null; managerEmail: string | null };

/** A pod, locked until the transaction ends: what is prepared and decided about its review goes one after the other. */
export async function lockPod(db: Db, pod: string): Promise<PodOfQbr | null> {
  const { qbrOn, channel, managerEmail } = pods;
  const [row] = await db.select({ pod: pods.pod, qbrOn, channel, managerEmail }).from(pods).where(eq(pods.pod, pod)).for('update'); // prettier-ignore
  return row ?? null;
}

/** Null when this revision of the pod's review is there already. */
export async function insertQbr(
  db: Db,
  { content, now, ...key }: PodQbr & { revision: number; now: Date; content: object },
): Promise<string | null> {
  const [row] = await db
    .insert(qbrs)
    .values({ ...key, preparedAt: now, content: { ...content } })
    .onConflictDoNothing()
    .returning({ qbrId: qbrs.qbrId });
  return row?.qbrId ?? null;
}

/** A review with who decided about it, the date its pod has now, and its last revision. */
export async function findQbr(db: Db, qbrId: string) {
  const [row] = await db
    .select({
      qbr: qbrs,
      deciderName: people.name,
      podQbrOn: pods.qbrOn,
      lastRevision: sql<number>`(
        select max(other.revision) from qbrs other where other.pod = qbrs.pod and other.qbr_on = qbrs.qbr_on)`,
    })
    .from(qbrs)
    .leftJoin(people, eq(people.email, qbrs.decidedByEmail))
    .leftJoin(pods, eq(pods.pod, qbrs.pod))
    .where(eq(qbrs.qbrId, qbrId));
  return row ?? null;
}

/** Decide about a draft. False: someone was first. */
export async function decideQbr(
  db: Db,
  decision: { qbrId: string; status: Exclude<QbrStatus, 'draft'>; byEmail: string; note: string | null; now: Date },
): Promise<boolean> {
  const { qbrId, status, byEmail, note, now } = decision;
  const rows = await db
    .update(qbrs)
    .set({ status, decidedAt: now, decidedByEmail: byEmail, note })
    .where(and(eq(qbrs.qbrId, qbrId), eq(qbrs.status, 'draft'))) // the guard is the lock
    .returning({ qbrId: qbrs.qbrId });
  return rows.length > 0;
}
