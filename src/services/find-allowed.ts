import type { Db } from '../db/client';
import { findAlertOwner, type AlertOwner } from '../db/queries/alert-owner';
import type { Person } from '../domain/person';
import type { Caller, KnownViewer, Scope, Viewer } from '../domain/viewer';
import { NotFoundError } from '../errors';
import { authoriseAnswer } from './authorise';
import type { FindViewer } from './find-viewer';

export type Press = { caller: Caller; alertId: string; now: Date };
export type Allowed = { by: Person; scope: Scope; owner: AlertOwner };

/** Who pressed, what they may see, and the alert they may answer. @throws NotFoundError, ForbiddenError */
export async function findAllowed(
  { db, findViewer }: { db: Db; findViewer: FindViewer },
  { caller, alertId, now }: Press,
  authorise: (viewer: Viewer, owner: AlertOwner) => KnownViewer = authoriseAnswer,
): Promise<Allowed> {
  const [viewer, owner] = await Promise.all([findViewer(caller, now), findAlertOwner(db, alertId)]);
  if (owner === null) throw new NotFoundError('This alert no longer exists.');
  const { person, scope } = authorise(viewer, owner);
  return { by: person, scope, owner };
}
