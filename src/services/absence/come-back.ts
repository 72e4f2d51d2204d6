import type { Db } from '../../db/client';
import { endAbsence } from '../../db/queries/absences';
import type { Person } from '../../domain/person';

/** Back early. What was handed over meanwhile stays where it is; a second press finds nothing to end. */
export async function comeBack(db: Db, { email }: Person, now: Date): Promise<void> {
  await endAbsence(db, email, now);
}
