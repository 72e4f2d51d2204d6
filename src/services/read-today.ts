import { TZDate } from '@date-fns/tz';
import type { Caller } from '../domain/viewer';
import type { FindViewer } from './find-viewer';

/** The calendar day, YYYY-MM-DD, in a time zone. */
export const dayIn = (timeZone: string, now: Date): string => new TZDate(now, timeZone).toISOString().slice(0, 10);

/** Which day it is where the person is; for those who may not use Barometer anyway, in UTC. */
export async function readToday(
  findViewer: FindViewer,
  { caller, now }: { caller: Caller; now: Date },
): Promise<string> {
  const viewer = await findViewer(caller, now);
  return dayIn(viewer.kind === 'person' ? viewer.person.timeZone : 'UTC', now);
}
