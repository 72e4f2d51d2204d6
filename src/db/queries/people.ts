import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Person } from '../../domain/person';
import type { Db } from '../client';
import { people } from '../schema';

type Row = typeof people.$inferSelect;
/** A person with what is remembered of the last look-up in Slack. `isGiven`: people.csv names the Slack user, nothing is looked up. */
export type DirectoryEntry = {
  person: Person;
  isGiven: boolean;
  checkedAt: Date | null;
  deactivatedAt: Date | null; // as Slack said
};

/** Null when no one carries this Slack id. An id given in people.csv wins over one that was looked up. */
export async function findPersonBySlackId(db: Db, slackUserId: string): Promise<DirectoryEntry | null> {
  const [row] = await db
    .select()
    .from(people)
    .where(
      or(
        eq(people.givenSlackUserId, slackUserId),
        and(isNull(people.givenSlackUserId), eq(people.slackUserId, slackUserId)),
      ),
    )
    .orderBy(sql`${people.givenSlackUserId} is null`, people.email)
    .limit(1);
  return row === undefined ? null : toEntry(row);
}

export async function findPersonByEmail(db: Db, email: string): Promise<DirectoryEntry | null> {
  const [row] = await db.select().from(people).where(eq(people.email, email.toLowerCase()));
  return row === undefined ? null : toEntry(row);
}

/** `unknown`: Slack did not say, so what it said last stands. */
export type SlackStanding = 'active' | 'deactivated' | 'unknown';

/** What Slack said about one person. Null id: not found there; the time zone stays what it was. */
export async function saveSlackUser(
  db: Db,
  args: { email: string; slackUserId: string | null; timeZone: string | null; now: Date; standing?: SlackStanding },
): Promise<void> {
  const { email, slackUserId, timeZone, now, standing = 'unknown' } = args;
  await db
    .update(people)
    .set({
      slackUserId,
      slackCheckedAt: now,
      ...(timeZone === null ? {} : { timeZone }),
      ...(standing === 'active' ? { deactivatedAt: null } : {}),
      ...(standing === 'deactivated'
        ? { deactivatedAt: sql`coalesce(${people.deactivatedAt}, ${now.toISOString()})` }
        : {}),
    })
    .where(eq(people.email, email));
}

function toEntry(row: Row): DirectoryEntry {
  const { email, name, role, pod, managerEmail, timeZone } = row;
  const slackUserId = row.givenSlackUserId ?? row.slackUserId;
  const person = { email, name, role, pod, managerEmail, slackUserId, timeZone };
  return {
    person,
    isGiven: row.givenSlackUserId !== null,
    checkedAt: row.slackCheckedAt,
    deactivatedAt: row.deactivatedAt,
  };
}

/** One person's row, locked until the transaction ends: what they say about themselves goes one after the other. */
export async function lockPerson(db: Db, email: string): Promise<void> {
  await db.select({ email: people.email }).from(people).where(eq(people.email, email)).for('update');
}
