import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { pods } from '../schema';

/** The channel of a pod as configured and as Slack resolved it. */
export type PodChannel = {
  channel: string | null;
  channelId: string | null;
  checkedAt: Date | null;
  problem: string | null;
};

/** Names of the pods this person is the manager of. */
export async function listManagedPods(db: Db, email: string): Promise<string[]> {
  const rows = await db
    .select({ pod: pods.pod })
    .from(pods)
    .where(eq(sql`lower(${pods.managerEmail})`, email))
    .orderBy(asc(pods.pod));
  return rows.map(({ pod }) => pod);
}

/** Every pod by name: a company has tens of them. */
export async function listPodNames(db: Db): Promise<string[]> {
  const rows = await db.select({ pod: pods.pod }).from(pods).orderBy(asc(pods.pod));
  return rows.map(({ pod }) => pod);
}

export type PodDate = { pod: string; qbrOn: string | null };

/** Every pod with the day of its next QBR, by name. */
export function listPodDates(db: Db): Promise<PodDate[]> {
  return db.select({ pod: pods.pod, qbrOn: pods.qbrOn }).from(pods).orderBy(asc(pods.pod));
}

export async function findPodChannel(db: Db, pod: string): Promise<PodChannel | null> {
  const [row] = await db.select().from(pods).where(eq(pods.pod, pod));
  if (row === undefined) return null;
  const { channel, channelId, channelCheckedAt, channelProblem } = row;
  return { channel, channelId, checkedAt: channelCheckedAt, problem: channelProblem };
}

/** The answer to the last look: an id, or the problem that a person has to mend. */
export async function savePodChannel(
  db: Db,
  args: { pod: string; channelId: string | null; problem: string | null; now: Date },
): Promise<void> {
  const { pod, channelId, problem, now } = args;
  await db.update(pods).set({ channelId, channelProblem: problem, channelCheckedAt: now }).where(eq(pods.pod, pod));
}

/** Have the channel of a pod looked at again before it is used next. */
export async function forgetPodCheck(db: Db, pod: string): Promise<void> {
  await db.update(pods).set({ channelCheckedAt: null }).where(eq(pods.pod, pod));
}
