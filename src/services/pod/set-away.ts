import { atLocalHour } from '../../alerts/at-local-hour';
import type { DriSettings } from '../../alerts/choose-dri';
import type { Db } from '../../db/client';
import { endAbsence } from '../../db/queries/absences';
import { listColleagues, listPodReps, type Colleague } from '../../db/queries/colleagues';
import { findPersonByEmail } from '../../db/queries/people';
import type { Person } from '../../domain/person';
import type { PersonChoice } from '../../domain/person-choice';
import type { KnownViewer } from '../../domain/viewer';
import { AppError, ForbiddenError } from '../../errors';
import { getCover, type AwayForm } from '../absence/create-absences';
import { goAway } from '../absence/go-away';
import { findChosen, toPersonChoice } from '../hand-over/person-choice';
import { maySetAway } from './may-set-away';

/** Whom of a pod, and by whom; `pod` is one the viewer may look at. */
type Asked = { viewer: KnownViewer; pod: string; now: Date };
export type PodPeople = { pod: string; reps: PersonChoice[]; covers: PersonChoice[] };

/** Before the form opens: who can be away, and who can cover. @throws ForbiddenError, AppError where the pod has no reps. */
export async function prepareSetAway(db: Db, { viewer, pod, now }: Asked): Promise<PodPeople> {
  requireLead(viewer, pod);
  const [reps, covers] = await Promise.all([listPodReps(db, pod), listCovers(db, pod, now)]);
  if (reps.length === 0) throw new AppError('nobody', `people.csv names no AE and no CSM in pod ${pod}.`);
  return { pod, reps: reps.map(toPersonChoice), covers: covers.map(toPersonChoice) };
}

/** As if the rep had said it: new alerts, and those they have not answered, name somebody else (R12). */
export async function setAway(
  db: Db,
  dri: DriSettings,
  { viewer, pod, now, personKey, backOn, coverKey }: Asked & AwayForm & { personKey: string },
): Promise<void> {
  requireLead(viewer, pod);
  const person = await getRep(db, pod, personKey);
  const covers = (await listCovers(db, pod, now)).filter(({ email }) => email !== person.email);
  const cover = coverKey === null ? null : getCover(covers, coverKey);
  const until = atLocalHour(backOn, 0, person.timeZone);
  await goAway(db, dri, { person, until, coverEmail: cover?.email ?? null, by: viewer.person, now });
}

/** Back early; a second press finds nothing to end. */
export async function bringBack(db: Db, { viewer, pod, now, personKey }: Asked & { personKey: string }): Promise<void> {
  requireLead(viewer, pod);
  await endAbsence(db, (await getRep(db, pod, personKey)).email, now);
}

function requireLead(viewer: KnownViewer, pod: string): void {
  if (maySetAway(viewer, pod)) return;
  throw new ForbiddenError(
    'Who of a pod is away is for its manager and RevOps to say. Your own absence is on my Home tab.',
  );
}

const listCovers = (db: Db, pod: string, now: Date): Promise<Colleague[]> =>
  listColleagues(db, { emails: [], pod, except: null, now });

/** A form that was open while someone left the pod, or one written by hand. */
async function getRep(db: Db, pod: string, key: string): Promise<Person> {
  const chosen = findChosen(await listPodReps(db, pod), key);
  const found = chosen === null ? null : await findPersonByEmail(db, chosen.email);
  if (found === null) throw new AppError('not_offered', `This person is no rep of pod ${pod} any more: choose again.`);
  return found.person;
}
