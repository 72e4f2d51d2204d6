import type { Db } from '../../db/client';
import { listGamingNotices } from '../../db/queries/gaming-notices';
import type { GamingNotice } from '../../domain/monitor';
import type { KnownViewer } from '../../domain/viewer';
import { toDay } from './measure-monitors';

const DAY_MS = 86_400_000;

/**
 * Signs of gaming as last measured, at most a week ago (R27): a person's own, and to a manager those of the people they lead; the same
 * words for both, so that nobody is talked about behind their back. RevOps reads them in the panel.
 */
export async function readGamingNotices(
  db: Db,
  { person, managedPods }: KnownViewer,
  now: Date,
): Promise<GamingNotice[]> {
  const fromDay = toDay(new Date(now.getTime() - 7 * DAY_MS));
  return listGamingNotices(db, { email: person.email, pods: managedPods, fromDay, toDay: toDay(now) });
}
