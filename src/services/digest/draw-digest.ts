import type { Db } from '../../db/client';
import type { Caller } from '../../domain/viewer';
import { ForbiddenError } from '../../errors';
import { buildDigest } from '../../views/digest/build-digest';
import type { Message } from '../../views/message';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { readDigest } from './read-digest';

/** A digest as a message, for whoever it was written for; null when it had nothing to say. */
export async function drawDigest(db: Db, digestId: string, toEmail: string): Promise<Message | null> {
  const found = await readDigest(db, digestId);
  if (found === null) return null;
  if (found.email !== toEmail) throw new ForbiddenError('This digest is someone else’s.');
  return buildDigest(found.digest);
}

/** After a press in it: the digest with every alert as it stands now. @throws ForbiddenError for anyone but its reader. */
export async function redrawDigest(
  { db, findViewer }: { db: Db; findViewer: FindViewer },
  { digestId, caller, now }: { digestId: string; caller: Caller; now: Date },
): Promise<Message | null> {
  const { person } = requirePerson(await findViewer(caller, now));
  return drawDigest(db, digestId, person.email);
}
