import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Role } from '../../domain/person';
import type { DigestContent, DigestKind } from '../../domain/digest';
import type { Db } from '../client';
import { alerts, digests, people, pods } from '../schema';

/** Someone who may get a digest. */
export type DigestReader = {
  email: string;
  name: string;
  role: Role;
  timeZone: string;
  slackUserId: string | null;
  slackCheckedAt: Date | null; // null: Slack has never been asked, so the time zone is a guess
  hasAlerts: boolean; // named on one that is not resolved
};

/** Everyone of the pilot who is still here; whose pod nobody described takes part, as pods do by default. */
export function listDigestReaders(db: Db): Promise<DigestReader[]> {
  return db
    .select({
      email: people.email,
      name: people.name,
      role: people.role,
      timeZone: people.timeZone,
      slackUserId: sql<string | null>`coalesce(${people.givenSlackUserId}, ${people.slackUserId})`,
      slackCheckedAt: people.slackCheckedAt,
      hasAlerts: sql<boolean>`exists (select 1 from ${alerts} where dri_email = ${people.email} and status <> 'resolved')`,
    })
    .from(people)
    .leftJoin(pods, eq(pods.pod, people.pod))
    .where(and(isNull(people.deactivatedAt), sql`coalesce(${pods.isPilot}, true)`))
    .orderBy(asc(people.email));
}

/** `<email> <kind> <period>` of every digest of these periods. */
export async function listServedDigests(db: Db, periods: readonly string[]): Promise<Set<string>> {
  if (periods.length === 0) return new Set();
  const rows = await db
    .select({ email: digests.email, kind: digests.kind, period: digests.period })
    .from(digests)
    .where(inArray(digests.period, [...periods]));
  return new Set(rows.map(({ email, kind, period }) => `${email} ${kind} ${period}`));
}

/** Who may have something for a day in between: an alert a digest tells, or a next step. The exact look comes later. */
export async function listDailyEmails(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ email: alerts.driEmail })
    .from(alerts)
    .where(
      and(
        ne(alerts.status, 'resolved'),
        sql`(${alerts.route} in ('digest', 'deferred') or ${alerts.nextStepOn} is not null)`,
      ),
    );
  return new Set(rows.flatMap(({ email }) => (email === null ? [] : [email])));
}

/** One digest per person, kind and period: null when it has been written already. */
export async function insertDigest(
  db: Db,
  digest: {
    email: string;
    kind: DigestKind;
    period: string;
    now: Date;
    alertIds: string[];
    content: DigestContent | null;
  },
): Promise<string | null> {
  const { email, kind, period, now, alertIds, content } = digest;
  const [row] = await db
    .insert(digests)
    .values({ email, kind, period, createdAt: now, alertIds, rows: { ...content } })
    .onConflictDoNothing()
    .returning({ digestId: digests.digestId });
  return row?.digestId ?? null;
}

export async function findDigest(db: Db, digestId: string) {
  const [row] = await db.select().from(digests).where(eq(digests.digestId, digestId));
  return row ?? null;
}
