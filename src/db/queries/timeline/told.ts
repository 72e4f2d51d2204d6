import { and, desc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm';
import { accountNotes, activities, contacts, npsResponses, people } from '../../schema';
import { dayOf, startOf, type ListEntries } from './asked';

/** Calls, meetings and the like: what sources report, and what was logged here outside of an alert. */
export const listActivityEntries: ListEntries = async (db, { accountId, since, now, limit }) => {
  const rows = await db
    .select({
      id: activities.activityId,
      at: activities.happenedAt,
      activity: activities.kind,
      attended: activities.attended,
      note: activities.note,
      byName: sql<string | null>`coalesce(${people.name}, ${activities.byEmail})`,
    })
    .from(activities)
    .leftJoin(people, eq(people.email, activities.byEmail))
    .where(and(eq(activities.accountId, accountId), gt(activities.happenedAt, since), lte(activities.happenedAt, now)))
    .orderBy(desc(activities.happenedAt), desc(activities.activityId))
    .limit(limit);
  return rows.map(({ id, at, ...rest }) => ({
    at,
    day: null,
    key: `activity:${id}`,
    what: { kind: 'activity', ...rest },
  }));
};

/** Review notes (R174). */
export const listNoteEntries: ListEntries = async (db, { accountId, since, now, limit }) => {
  const rows = await db
    .select({
      id: accountNotes.noteId,
      at: accountNotes.writtenAt,
      changed: accountNotes.changed,
      trends: accountNotes.trends,
      action: accountNotes.action,
      byName: sql<string>`coalesce(${people.name}, ${accountNotes.byEmail})`,
    })
    .from(accountNotes)
    .leftJoin(people, eq(people.email, accountNotes.byEmail))
    .where(
      and(eq(accountNotes.accountId, accountId), gt(accountNotes.writtenAt, since), lte(accountNotes.writtenAt, now)),
    )
    .orderBy(desc(accountNotes.writtenAt), desc(accountNotes.noteId))
    .limit(limit);
  return rows.map(({ id, at, ...rest }) => ({ at, day: null, key: `note:${id}`, what: { kind: 'note', ...rest } }));
};

/** What the customer answered in surveys. */
export const listSurveyEntries: ListEntries = async (db, { accountId, since, now, limit }) => {
  const rows = await db
    .select({
      id: npsResponses.responseId,
      at: npsResponses.respondedAt,
      score: npsResponses.score,
      who: contacts.name,
    })
    .from(npsResponses)
    .leftJoin(
      contacts,
      and(eq(contacts.accountId, npsResponses.accountId), eq(contacts.contactId, npsResponses.contactId)),
    )
    .where(
      and(
        eq(npsResponses.accountId, accountId),
        gt(npsResponses.respondedAt, since),
        lte(npsResponses.respondedAt, now),
      ),
    )
    .orderBy(desc(npsResponses.respondedAt), desc(npsResponses.responseId))
    .limit(limit);
  return rows.map(({ id, at, ...rest }) => ({ at, day: null, key: `survey:${id}`, what: { kind: 'survey', ...rest } }));
};

/** People of the customer who left. */
export const listLeftEntries: ListEntries = async (db, { accountId, since, now, limit }) => {
  const rows = await db
    .select({ id: contacts.contactId, day: contacts.leftOn, who: contacts.name, role: contacts.role })
    .from(contacts)
    .where(
      and(
        eq(contacts.accountId, accountId),
        isNotNull(contacts.leftOn),
        gt(contacts.leftOn, dayOf(since)),
        lte(contacts.leftOn, dayOf(now)),
      ),
    )
    .orderBy(desc(contacts.leftOn), desc(contacts.contactId))
    .limit(limit);
  return rows.flatMap(({ id, day, who, role }) =>
    day === null ? [] : [{ at: startOf(day), day, key: `left:${id}`, what: { kind: 'left' as const, who, role } }],
  );
};
