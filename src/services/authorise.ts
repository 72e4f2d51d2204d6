import type { AlertOwner } from '../db/queries/alert-owner';
import type { KnownViewer, Viewer } from '../domain/viewer';
import { ForbiddenError } from '../errors';
import { REFUSAL_SENTENCES } from '../views/notice';

type Owned = { aeEmail: string | null; csmEmail: string | null; pod: string | null; driEmail: string | null };

/** @throws ForbiddenError saying why, for everyone who may not use Barometer at all. */
export function requirePerson(viewer: Viewer): KnownViewer {
  if (viewer.kind === 'refused') throw new ForbiddenError(REFUSAL_SENTENCES[viewer.reason]);
  return viewer;
}

/** Own book, the pod one manages, the alert one is named on; RevOps and executives everything. The same rule as `visibleTo` in SQL. */
export function mayAnswer({ scope }: KnownViewer, owned: Owned): boolean {
  if (scope.kind === 'all') return true;
  const names = [owned.aeEmail, owned.csmEmail, owned.driEmail];
  return names.includes(scope.email) || (owned.pod !== null && scope.pods.includes(owned.pod));
}

/** Whoever may answer it, and everyone of the account's pod: who takes it over from a colleague shall not have to ask first. */
export const mayClaim = (viewer: KnownViewer, owned: Owned): boolean =>
  mayAnswer(viewer, owned) || (owned.pod !== null && viewer.person.pod === owned.pod);

/** The message is visible to the whole channel, so a refusal may say whose it is. @throws ForbiddenError */
export function authoriseAnswer(viewer: Viewer, owner: AlertOwner): KnownViewer {
  const person = requirePerson(viewer);
  if (mayAnswer(person, owner)) return person;
  throw new ForbiddenError(
    `This alert is ${whoseIs(owner)}. Only they, the account’s own AE and CSM, the pod’s manager, RevOps and executives can answer it.`,
  );
}

/** @throws ForbiddenError */
export function authoriseClaim(viewer: Viewer, owner: AlertOwner): KnownViewer {
  const person = requirePerson(viewer);
  if (mayClaim(person, owner)) return person;
  throw new ForbiddenError(
    `This alert is ${whoseIs(owner)}. Only people of the account’s pod, its own AE and CSM, RevOps and executives can take it over.`,
  );
}

const whoseIs = ({ driName }: AlertOwner): string => `${driName ?? 'someone else'}’s`;
