import { and, desc, eq, inArray, isNotNull, lte, or } from 'drizzle-orm';
import type { ContactFacts } from '../../domain/contact';
import type { PersonAlert, SurveyAnswer } from '../../domain/contact-detail';
import type { TriggerId } from '../../domain/trigger';
import type { Db } from '../client';
import { alerts, alertTriggers, contacts, npsResponses } from '../schema';

type Asked = { accountId: string; contactId: string; now: Date };
const ANSWERS = 5;
const ALERTS = 5;

/** One person of an account, whenever they left; null: no such person. */
export async function findContact(db: Db, asked: Asked): Promise<ContactFacts | null> {
  const [row] = await db
    .select({
      contactId: contacts.contactId,
      name: contacts.name,
      email: contacts.email,
      role: contacts.role,
      department: contacts.department,
      lastSeenAt: contacts.lastSeenAt,
      leftOn: contacts.leftOn,
    })
    .from(contacts)
    .where(and(eq(contacts.accountId, asked.accountId), eq(contacts.contactId, asked.contactId)));
  if (row === undefined) return null;
  const [last] = await listAnswers(db, asked);
  return { ...row, npsScore: last?.score ?? null, npsAt: last?.at ?? null };
}

/** What they answered in surveys by `now`, newest first. */
export function listAnswers(db: Db, { accountId, contactId, now }: Asked): Promise<SurveyAnswer[]> {
  return db
    .select({ score: npsResponses.score, at: npsResponses.respondedAt, comment: npsResponses.comment })
    .from(npsResponses)
    .where(
      and(
        eq(npsResponses.accountId, accountId),
        eq(npsResponses.contactId, contactId),
        lte(npsResponses.respondedAt, now),
      ),
    )
    .orderBy(desc(npsResponses.respondedAt), desc(npsResponses.responseId))
    .limit(ANSWERS);
}

/** Alerts that were about this person: that they left, what they answered, and of a sponsor that the sponsor stays away. */
export function listAlertsAbout(
  db: Db,
  { accountId, contactId, role, now }: Asked & Pick<ContactFacts, 'role'>,
): Promise<PersonAlert[]> {
  // prettier-ignore
  const answersOf = db
    .select({ id: npsResponses.responseId })
    .from(npsResponses)
    .where(and(eq(npsResponses.accountId, accountId), eq(npsResponses.contactId, contactId), isNotNull(npsResponses.contactId))); // prettier-ignore
  const about = or(
    and(eq(alertTriggers.trigger, 'champion_left'), eq(alertTriggers.key, contactId)),
    and(eq(alertTriggers.trigger, 'detractor'), inArray(alertTriggers.key, answersOf)),
    role === 'executive_sponsor' ? eq(alertTriggers.trigger, 'sponsor_dormant' satisfies TriggerId) : undefined,
  );
  return db
    .select({ reason: alertTriggers.reason, firedAt: alertTriggers.firedAt, clearedAt: alertTriggers.clearedAt })
    .from(alertTriggers)
    .innerJoin(alerts, eq(alerts.alertId, alertTriggers.alertId))
    .where(and(eq(alerts.accountId, accountId), lte(alertTriggers.firedAt, now), about))
    .orderBy(desc(alertTriggers.firedAt))
    .limit(ALERTS);
}
