import { chooseDri, type DriChoice, type DriSettings } from '../../alerts/choose-dri';
import { renewalDays } from '../../alerts/renewal-days';
import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { lockAlertsWithoutDri, updateOpenAlert } from '../../db/queries/alerts';
import { listAlertSubjects, listKnownEmails, type AlertSubject } from '../../db/queries/alert-subjects';
import { enqueuePosts } from '../../db/queries/outbox';

export type Chosen = { subject: AlertSubject; dri: DriChoice };

/** The one person for each account, all from two queries. */
export async function chooseDris(
  tx: Db,
  accountIds: readonly string[],
  settings: DriSettings,
  now: Date,
): Promise<Map<string, Chosen>> {
  const subjects = await listAlertSubjects(tx, accountIds);
  const known = await listKnownEmails(
    tx,
    [...subjects.values()].flatMap(emailsOf).concat(settings.fallbackEmail ?? []),
  );
  const choose = (subject: AlertSubject): Chosen => {
    const days = renewalDays(subject.renewalOn, now);
    const dri = chooseDri({ ...subject, alert: 'red', renewalDays: days }, settings, (email) => known.has(email));
    return { subject, dri };
  };
  return new Map([...subjects].map(([accountId, subject]) => [accountId, choose(subject)]));
}

const emailsOf = ({ aeEmail, csmEmail, podManagerEmail }: AlertSubject): string[] =>
  [aeEmail, csmEmail, podManagerEmail].filter((email) => email !== null);

/** Alerts nobody could be named on are tried again whenever their account is scored, so that a corrected people.csv sends them. */
export async function nameMissingDris(
  tx: Db,
  accountIds: readonly string[],
  settings: DriSettings,
  now: Date,
): Promise<void> {
  const nameless = await lockAlertsWithoutDri(tx, accountIds);
  if (nameless.length === 0) return;
  const chosen = await chooseDris(
    tx,
    nameless.map(({ accountId }) => accountId),
    settings,
    now,
  );
  for (const { alertId, accountId } of nameless) {
    const found = chosen.get(accountId);
    if (found === undefined || found.dri.email === null) continue;
    await updateOpenAlert(tx, alertId, { driEmail: found.dri.email, pod: found.subject.pod });
    const note = `Now owned by ${found.dri.email}`;
    await insertAlertEvent(tx, { alertId, kind: 'reassigned', at: now, byEmail: null, note, data: found.dri });
    if (found.subject.isPilot) await enqueuePosts(tx, [alertId], now);
  }
}
