import { chooseDri, type DriSettings } from '../../alerts/choose-dri';
import { renewalDays } from '../../alerts/renewal-days';
import type { Db } from '../../db/client';
import { type AlertSubject, listAlertSubjects, listKnownEmails } from '../../db/queries/alert-subjects';
import type { ReplayedAlert } from './replay-result';

/** Who would be named on alerts, by the present directory: who owned an account in the past is not kept. Nobody counts as away. */
export async function readPeople(db: Db, accountIds: readonly string[], settings: DriSettings) {
  const subjects = await readSubjects(db, accountIds);
  const emails = [...subjects.values()].flatMap(({ aeEmail, csmEmail, podManagerEmail }) =>
    [aeEmail, csmEmail, podManagerEmail].filter((email) => email !== null),
  );
  const known = await listKnownEmails(db, emails.concat(settings.fallbackEmail ?? []));
  const presence = { isKnown: (email: string) => known.has(email), absenceOf: () => null };
  const choose = (subject: AlertSubject, alert: ReplayedAlert['trigger'], day: string): string | null => {
    const days = renewalDays(subject.renewalOn, new Date(`${day}T00:00:00Z`));
    return chooseDri({ ...subject, alert, renewalDays: days }, settings, presence).email;
  };
  const owners = [...subjects.values()].flatMap(({ aeEmail, csmEmail }) => [aeEmail, csmEmail]);
  return {
    people: [...new Set(owners)].filter((email): email is string => email !== null && known.has(email)),
    personOf: ({ accountId, trigger, day }: ReplayedAlert): string | null => {
      const subject = subjects.get(accountId);
      return subject === undefined ? null : choose(subject, trigger, day);
    },
  };
}

/** In pieces: a statement takes so many parameters and no more. */
async function readSubjects(db: Db, accountIds: readonly string[]): Promise<Map<string, AlertSubject>> {
  const subjects = new Map<string, AlertSubject>();
  for (let first = 0; first < accountIds.length; first += AT_ONCE)
    for (const [accountId, subject] of await listAlertSubjects(db, accountIds.slice(first, first + AT_ONCE)))
      subjects.set(accountId, subject);
  return subjects;
}
const AT_ONCE = 5_000;
