import type { Caller } from '../domain/viewer';
import { dayIn } from '../views/wording';
import type { FindViewer } from './find-viewer';

/** Which day it is where the person is, YYYY-MM-DD; for those who may not use Barometer anyway, in UTC. */
export async function readToday(
  findViewer: FindViewer,
  { caller, now }: { caller: Caller; now: Date },
): Promise<string> {
  const viewer = await findViewer(caller, now);
  return dayIn(viewer.kind === 'person' ? viewer.person.timeZone : 'UTC', now);
}
