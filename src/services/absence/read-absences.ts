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
  const cover = own.coverEmail === null ? null : await findPersonByEmail(db, own.coverEmail);
  const { name, timeZone } = person;
  return { absence: { name, timeZone, until: own.until, coverName: cover?.person.name ?? null }, covering };
}
