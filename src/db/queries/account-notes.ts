import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { AccountNote, NoteText } from '../../domain/judgement';
import type { Db } from '../client';
import { accountNotes, people } from '../schema';

export type NewNote = NoteText & { accountId: string; byEmail: string; writtenAt: Date; formId: string };

/** Keep what someone wrote. False when this form was kept before: Slack sends one again whose answer was late. */
export async function insertAccountNote(db: Db, note: NewNote): Promise<boolean> {
  const kept = await db
    .insert(accountNotes)
    .values(note)
    .onConflictDoNothing({ target: accountNotes.formId })
    .returning({ noteId: accountNotes.noteId });
  return kept.length > 0;
}

/** The last notes on one account by `now`, newest first. */
export async function listAccountNotes(
  db: Db,
  { accountId, now, limit }: { accountId: string; now: Date; limit: number },
): Promise<AccountNote[]> {
  return db
    .select({
      noteId: accountNotes.noteId,
      byName: sql<string>`coalesce(${people.name}, ${accountNotes.byEmail})`,
      changed: accountNotes.changed,
      trends: accountNotes.trends,
      action: accountNotes.action,
      writtenAt: accountNotes.writtenAt,
    })
    .from(accountNotes)
    .leftJoin(people, eq(people.email, accountNotes.byEmail))
    .where(and(eq(accountNotes.accountId, accountId), lte(accountNotes.writtenAt, now)))
    .orderBy(desc(accountNotes.writtenAt), desc(accountNotes.noteId))
    .limit(limit);
}
