import { findCover } from '../../alerts/find-cover';
import type { Db } from '../../db/client';
import { listAlertSubjects } from '../../db/queries/alert-subjects';
import { listManagersOf } from '../../db/queries/managers';
import { enqueueDirects, type DirectRequest } from '../../db/queries/outbox';
import type { AlertTrigger } from '../../domain/trigger';
import { readPresence } from '../absence/read-presence';

/** A Critical alert that was told to its DRI; `episode` names what made it Critical, once. */
export type CriticalAlert = { alertId: string; accountId: string; driEmail: string; episode: string };

/** Each time a trigger fires is one: Critical again after it had ended is told again. */
export const episodeOf = ({ trigger, key, firedAt }: Pick<AlertTrigger, 'trigger' | 'key' | 'firedAt'>): string =>
  [trigger, key, firedAt.toISOString()].join(':');

/**
 * R148: the manager hears of a Critical alert at once, by a direct message: the pod's, else the DRI's own. Whoever is the DRI
 * themselves has been told already; whoever is away is stood in for by their cover.
 */
export async function tellManagers(tx: Db, critical: readonly CriticalAlert[], now: Date): Promise<void> {
  if (critical.length === 0) return;
  const subjects = await listAlertSubjects(
    tx,
    critical.map(({ accountId }) => accountId),
  );
  const own = await listManagersOf(
    tx,
    critical.map(({ driEmail }) => driEmail),
  );
  const chainOf = ({ accountId, driEmail }: CriticalAlert): string[] =>
    [subjects.get(accountId)?.podManagerEmail ?? null, own.get(driEmail) ?? null].filter((email) => email !== null);
  const presence = await readPresence(tx, critical.flatMap(chainOf), now);
  const requests = critical.flatMap((alert): DirectRequest[] => {
    const { alertId, driEmail, episode } = alert;
    const toEmail = chainOf(alert)
      .filter((email) => email !== driEmail && presence.isKnown(email))
      .map((email) => findCover(email, presence) ?? email)
      .find((email) => email !== driEmail);
    if (toEmail === undefined) return [];
    return [
      { toEmail, note: { kind: 'critical', alertId, tier: 'critical' }, dedupeKey: `critical:${alertId}:${episode}` },
    ];
  });
  await enqueueDirects(tx, requests, now);
}
