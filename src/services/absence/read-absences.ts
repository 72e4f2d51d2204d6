import type { Db } from '../../db/client';
import { findAbsence, listAbsenceNotices } from '../../db/queries/absences';
import { findPersonByEmail } from '../../db/queries/people';
import type { Home } from '../../domain/home';
import type { Person } from '../../domain/person';

/** Whether someone is away, and whom they cover for. */
export async function readAbsences(db: Db, person: Person, now: Date): Promise<Pick<Home, 'absence' | 'covering'>> {
  const [own, covering] = await Promise.all([
    findAbsence(db, person.email, now),
    listAbsenceNotices(db, { coverEmail: person.email }, now),
  ]);
  if (own === null) return { absence: null, covering };
  const { name, timeZone, email } = person;
  const [coverName, byName] = await Promise.all([
    findName(db, own.coverEmail),
    findName(db, own.byEmail === email ? null : own.byEmail),
  ]);
  return { absence: { name, timeZone, until: own.until, coverName, byName }, covering };
}

const findName = async (db: Db, email: string | null): Promise<string | null> =>
  email === null ? null : ((await findPersonByEmail(db, email))?.person.name ?? null);
