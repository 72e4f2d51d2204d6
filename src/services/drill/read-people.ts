import { findVisibleAccount } from '../../db/queries/account-card';
import { findContact, listAlertsAbout, listAnswers } from '../../db/queries/contact-detail';
import { countPeople } from '../../db/queries/contacts-health';
import type { Db } from '../../db/client';
import type { ContactHealth } from '../../domain/contact';
import type { PeoplePage, PersonDetail, SurveyAnswer } from '../../domain/contact-detail';
import type { Scope } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { ANSWER_DAYS, scoreContact } from '../../scoring/contact-health';
import { ageDays } from '../../scoring/days';
import { toNpsClass } from '../../scoring/nps-class';
import { listContactHealth } from '../list-contact-health';

const PAGE = 15;

type Asked = { accountId: string; scope: Scope; now: Date };

/** One page of the account's people, key people first and the most worrying of them first (R189). @throws NotFoundError */
export async function readPeople(db: Db, { page, ...asked }: Asked & { page: number }): Promise<PeoplePage> {
  const [name, all, counts] = await Promise.all([
    readName(db, asked),
    listContactHealth(db, asked),
    countPeople(db, asked),
  ]);
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return {
    accountId: asked.accountId,
    name,
    people: all.slice(shown * PAGE, (shown + 1) * PAGE),
    page: shown,
    pages,
    listed: all.length,
    known: counts.known,
  };
}

/** All that is known of one person at the account. @throws NotFoundError for the account and the person alike. */
export async function readPerson(
  db: Db,
  { contactId, ...asked }: Asked & { contactId: string },
): Promise<PersonDetail> {
  const accountName = await readName(db, asked);
  const who = { accountId: asked.accountId, contactId, now: asked.now };
  const contact = await findContact(db, who);
  if (contact === null) throw new NotFoundError('This person is no longer among the contacts of the account.');
  const [colleagues, answers, alerts] = await Promise.all([
    listContactHealth(db, asked),
    listAnswers(db, who),
    listAlertsAbout(db, { ...who, role: contact.role }),
  ]);
  const health = scoreContact(contact, asked.now);
  return {
    accountId: asked.accountId,
    accountName,
    health,
    standing: standAmong(health, colleagues, asked.now),
    answers: answers.map((one) => ({ ...one, npsClass: toNpsClass(one.score) })),
    voice: findVoice(health, answers, asked.now),
    alerts,
  };
}

/** What who answered last and is still there would say today. */
function findVoice({ state }: ContactHealth, [last]: readonly SurveyAnswer[], now: Date): PersonDetail['voice'] {
  if (state === 'left' || last === undefined || ageDays(last.at, now) >= ANSWER_DAYS) return null;
  return toNpsClass(last.score);
}

/** Among colleagues whose last visit is known and who are still there; null for who has none or has left. */
function standAmong(
  { contact, state }: ContactHealth,
  all: readonly ContactHealth[],
  now: Date,
): PersonDetail['standing'] {
  const { lastSeenAt, contactId } = contact;
  if (state === 'left' || lastSeenAt === null || lastSeenAt > now) return null;
  const seen = all.filter(
    (one) => one.state !== 'left' && one.state !== 'unknown' && one.contact.contactId !== contactId,
  );
  const earlier = seen.filter((one) => (one.contact.lastSeenAt ?? lastSeenAt) < lastSeenAt);
  return seen.length === 0 ? null : { aheadOf: earlier.length, of: seen.length };
}

async function readName(db: Db, { accountId, scope }: Asked): Promise<string> {
  const found = await findVisibleAccount(db, { accountId, scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  return found.account.name;
}
