import { chooseDri, type DriChoice, type DriSettings } from '../../alerts/choose-dri';
import { renewalDays } from '../../alerts/renewal-days';
import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { lockAlertsWithoutDri, updateOpenAlert } from '../../db/queries/alerts';
import { listAlertSubjects, type AlertSubject } from '../../db/queries/alert-subjects';
import { enqueuePosts } from '../../db/queries/outbox';
import type { TriggerId } from '../../domain/trigger';
import { readPresence } from '../absence/read-presence';
import { episodeOf, tellManagers, type CriticalAlert } from './tell-managers';
import type { AlertSettings } from './told';

export type Chosen = { subject: AlertSubject; dri: DriChoice };
/** An account and what its alert is about: rules may name another person for another trigger (X17). */
export type DriAsk = { accountId: string; trigger: TriggerId };

/** The one person for each account, all from three queries. Of an account that is asked for twice the first trigger decides. */
export async function chooseDris(
  tx: Db,
  asked: readonly DriAsk[],
  settings: DriSettings,
  now: Date,
): Promise<Map<string, Chosen>> {
  const triggers = new Map(asked.toReversed().map(({ accountId, trigger }) => [accountId, trigger]));
  const subjects = await listAlertSubjects(tx, [...triggers.keys()]);
  const presence = await readPresence(
    tx,
    [...subjects.values()].flatMap(emailsOf).concat(settings.fallbackEmail ?? []),
    now,
  );
  const choose = (subject: AlertSubject): Chosen => {
    const days = renewalDays(subject.renewalOn, now);
    const alert = triggers.get(subject.accountId) ?? 'turned_red';
    return { subject, dri: chooseDri({ ...subject, alert, renewalDays: days }, settings, presence) };
  };
  return new Map([...subjects].map(([accountId, subject]) => [accountId, choose(subject)]));
}

const emailsOf = ({ aeEmail, csmEmail, podManagerEmail }: AlertSubject): string[] =>
  [aeEmail, csmEmail, podManagerEmail].filter((email) => email !== null);

/** What an event says of a choice: how it came about, and of a cover whom for and until when. */
export const dataOfDri = (dri: DriChoice): Record<string, unknown> =>
  dri.email === null
    ? { dri: null, via: dri.reason }
    : {
        dri: dri.email,
        via: dri.via,
        ...(dri.coversFor === undefined
          ? {}
          : { coversFor: dri.coversFor.email, coversUntil: dri.coversFor.until.toISOString() }),
      };

/** Alerts nobody could be named on are tried again whenever their account is scored, so that a corrected people.csv sends them. */
export async function nameMissingDris(
  tx: Db,
  accountIds: readonly string[],
  { dri: settings, holdPosts }: Pick<AlertSettings, 'dri' | 'holdPosts'>,
  now: Date,
): Promise<void> {
  const nameless = await lockAlertsWithoutDri(tx, accountIds);
  if (nameless.length === 0) return;
  const chosen = await chooseDris(tx, nameless, settings, now);
  const critical: CriticalAlert[] = [];
  for (const { alertId, accountId, route, tier, trigger, openedAt } of nameless) {
    const found = chosen.get(accountId);
    if (found === undefined || found.dri.email === null) continue;
    const { email: driEmail } = found.dri;
    await updateOpenAlert(tx, alertId, { driEmail, pod: found.subject.pod });
    const note = `Now owned by ${driEmail}`;
    const data = { from: null, to: driEmail, ...dataOfDri(found.dri) };
    await insertAlertEvent(tx, { alertId, kind: 'reassigned', at: now, byEmail: null, note, data });
    if (!found.subject.isPilot || route !== 'channel') continue;
    await enqueuePosts(tx, [alertId], now, holdPosts && tier !== 'critical' ? 'held' : 'pending');
    if (tier === 'critical')
      critical.push({ alertId, accountId, driEmail, episode: episodeOf({ trigger, key: '', firedAt: openedAt }) });
  }
  await tellManagers(tx, critical, now);
}
