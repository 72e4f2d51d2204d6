import type { Presence } from '../../alerts/find-cover';
import type { Db } from '../../db/client';
import { listAbsences } from '../../db/queries/absences';
import { listKnownEmails } from '../../db/queries/alert-subjects';

/** Who of these people, and of those who may stand in for them, is known and there. */
export async function readPresence(db: Db, emails: readonly string[], now: Date): Promise<Presence> {
  const away = await listAbsences(db, now);
  const covers = [...away.values()].flatMap(({ coverEmail }) => coverEmail ?? []);
  const known = await listKnownEmails(db, [...emails, ...covers]);
  return { isKnown: (email) => known.has(email), absenceOf: (email) => away.get(email) ?? null };
}
