import { atLocalHour } from '../../alerts/at-local-hour';
import type { DriSettings } from '../../alerts/choose-dri';
import type { Db } from '../../db/client';
import { listColleagues, type Colleague } from '../../db/queries/colleagues';
import type { Person } from '../../domain/person';
import type { PersonChoice } from '../../domain/person-choice';
import type { Caller } from '../../domain/viewer';
import { AppError } from '../../errors';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { findChosen, toPersonChoice } from '../hand-over/person-choice';
import { comeBack } from './come-back';
import { goAway } from './go-away';

type Asked = { caller: Caller; now: Date };
/** `backOn`: the first day back, YYYY-MM-DD where the person is. `coverKey`: one of those `prepare` offered. */
export type AwayForm = { backOn: string; coverKey: string | null };

/** Being away is one's own to say; for the reps of a pod, `SetAway` is its manager's. */
export type Absences = {
  /** Before the form opens: who can cover. */
  prepare: (asked: Asked) => Promise<PersonChoice[]>;
  goAway: (asked: Asked & AwayForm) => Promise<void>;
  comeBack: (asked: Asked) => Promise<void>;
};
export type AbsencesDeps = { db: Db; findViewer: FindViewer; dri: DriSettings };

export function createAbsences({ db, findViewer, dri }: AbsencesDeps): Absences {
  const findPerson = async ({ caller, now }: Asked) => requirePerson(await findViewer(caller, now)).person;
  return {
    prepare: async (asked) => (await listCovers(db, await findPerson(asked), asked.now)).map(toPersonChoice),
    goAway: async ({ backOn, coverKey, ...asked }) => {
      const person = await findPerson(asked);
      const cover = coverKey === null ? null : getCover(await listCovers(db, person, asked.now), coverKey);
      const until = atLocalHour(backOn, 0, person.timeZone);
      await goAway(db, dri, { person, until, coverEmail: cover?.email ?? null, by: person, now: asked.now });
    },
    comeBack: async (asked) => comeBack(db, await findPerson(asked), asked.now),
  };
}

/** Everyone of the own pod and its managers who is there, never oneself. */
const listCovers = (db: Db, { email, pod, managerEmail }: Person, now: Date): Promise<Colleague[]> =>
  listColleagues(db, { emails: [managerEmail], pod, except: email, now });

export function getCover(people: readonly Colleague[], key: string): Colleague {
  const chosen = findChosen(people, key);
  if (chosen === null) throw new AppError('not_offered', 'This person can no longer cover: choose again.');
  return chosen;
}
