import type { SubjectPeople } from '../../domain/trigger-subject';
import { defineTrigger } from './define-trigger';
import { countOf } from './words';

const WINDOW_DAYS = 180;

/**
 * The renewal is at most 90 days away and the customer attended no QBR in 180 days (R149): none of those held, or none was held.
 * Silent where no QBR was ever on record for the account, or where the last ones do not say who came.
 */
export const qbrMissed = defineTrigger({
  id: 'qbr_missed',
  tier: 'high',
  stream: 'activities',
  find({ people: { qbr }, renewal }, { renewal_days: limit }) {
    const isMissed = judgeAttendance(qbr);
    if (isMissed === null || renewal === null) return 'unknown';
    if (!isMissed || renewal.days < 0 || renewal.days > limit) return null;
    return {
      reason: `No QBR attended in ${WINDOW_DAYS} days, renewal in ${countOf(renewal.days, 'day')}`,
      action: 'book a business review with their sponsor {when}, before renewal talks',
      evidence: { value: renewal.days, limit, windowDays: WINDOW_DAYS },
    };
  },
});

function judgeAttendance(qbr: SubjectPeople['qbr']): boolean | null {
  if (qbr === null || qbr.lastDays === null) return null;
  if (qbr.held180 > 0) return qbr.attended180 === 0;
  return qbr.lastDays < WINDOW_DAYS ? null : true;
}
