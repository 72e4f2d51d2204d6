import { percent } from '../change';
import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

/**
 * QBRs the customer attended, over those held in the last 180 days (R51: attended 40, skipped 0; R149).
 *   rate = attended / held, 0–1; two quarters hold two, so one counts
 * no_data without an activity source, or when no QBR of 180 days says whether they came.
 */
export const qbrAttended180d: SignalDefinition = {
  name: 'qbr_attended_180d',
  unit: 'rate',
  windowDays: 180,
  stream: 'activities',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { qbrsAttended180, qbrsHeld180 } = features;
    if (qbrsAttended180 === null || qbrsHeld180 === null) return knownOr(null, features, 'activities');
    return qbrsHeld180 === 0 ? noData('too_few_to_compare') : known(qbrsAttended180 / qbrsHeld180);
  },
  describe: (_rate, { qbrsAttended180, qbrsHeld180 }) =>
    `Attended ${qbrsAttended180 ?? 0} of ${countOf(qbrsHeld180 ?? 0, 'QBR')} in 180 days`,
  goal: (rate) =>
    rate >= 1 ? 'they attend the business reviews' : `they attend ${percent(rate)} of the business reviews`,
};
