import { and, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { ContactFacts, PeopleCounts } from '../../domain/contact';
import type { Db } from '../client';
import { contacts, npsResponses } from '../schema';

type Asked = { accountId: string; now: Date };

const DAY_MS = 86_400_000;
const LEFT_SHOWN_DAYS = 90; // the window in which a departed champion is a signal (R76)
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const agoOf = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** People of the account by key role first, at most `limit`: who left in the last 90 days included, who left before that not. */
export function listContacts(db: Db, asked: Asked & { limit: number }): Promise<ContactFacts[]> {
  return selectContacts(db, asked, sql`true`);
}

/** Likewise, but only executive sponsors and champions. */
export function listKeyContacts(db: Db, asked: Asked & { limit: number }): Promise<ContactFacts[]> {
  return selectContacts(db, asked, inArray(contacts.role, ['executive_sponsor', 'champion']));
}

/** Who is still there at `now`, how many of them were seen in the last 30 days, and in how many departments. Same windows as the signals. */
export async function countPeople(db: Db, { accountId, now }: Asked): Promise<PeopleCounts> {
  const isSeen = sql`${contacts.lastSeenAt} <= ${now.toISOString()}`;
  const isActive = sql`${isSeen} and ${contacts.lastSeenAt} > ${agoOf(now, 30).toISOString()}`;
  const department = sql`nullif(lower(btrim(${contacts.department})), '')`;
  const [row] = await db
    .select({
      known: sql<number>`count(*)::int`,
      seenKnown: sql<number>`count(*) filter (where ${isSeen})::int`,
      active30: sql<number>`count(*) filter (where ${isActive})::int`,
      departments: sql<number>`count(distinct ${department})::int`,
      departmentsActive30: sql<number>`count(distinct ${department}) filter (where ${isActive})::int`,
    })
    .from(contacts)
    .where(and(eq(contacts.accountId, accountId), or(isNull(contacts.leftOn), gt(contacts.leftOn, dayOf(now)))));
  return row ?? { known: 0, seenKnown: 0, active30: 0, departments: 0, departmentsActive30: 0 };
}

/** Each with their own latest NPS answer by `now`. */
async function selectContacts(
  db: Db,
  { accountId, now, limit }: Asked & { limit: number },
  which: SQL,
): Promise<ContactFacts[]> {
  const answer = db
    .selectDistinctOn([npsResponses.contactId], getTableColumns(npsResponses))
    .from(npsResponses)
    .where(
      and(eq(npsResponses.accountId, accountId), isNotNull(npsResponses.contactId), lte(npsResponses.respondedAt, now)),
    )
    .orderBy(npsResponses.contactId, desc(npsResponses.respondedAt), desc(npsResponses.responseId))
    .as('answer');
  const rank = sql`array_position(array['executive_sponsor', 'champion', 'admin', 'user'], ${contacts.role})`;
  return db
    .select({
      contactId: contacts.contactId,
      name: contacts.name,
      email: contacts.email,
      role: contacts.role,
      department: contacts.department,
      lastSeenAt: contacts.lastSeenAt,
      leftOn: contacts.leftOn,
      npsScore: answer.score,
      npsAt: answer.respondedAt,
    })
    .from(contacts)
    .leftJoin(answer, eq(answer.contactId, contacts.contactId))
    .where(and(eq(contacts.accountId, accountId), leftLately(now), which))
    .orderBy(sql`${rank} nulls last, ${contacts.lastSeenAt} nulls last, ${contacts.contactId}`)
    .limit(limit);
}

const leftLately = (now: Date) => or(isNull(contacts.leftOn), gt(contacts.leftOn, dayOf(agoOf(now, LEFT_SHOWN_DAYS))));
