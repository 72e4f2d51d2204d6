import { percent } from '../change';
import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

/**
 * Share of the calls, meetings, trainings and QBRs of the last 90 days that the customer attended (R51, R53); e-mails are no session.
 *   rate = attended / invited, 0–1; no_data when no activity recorded attendance
 */
export const attendance90d: SignalDefinition = {
  name: 'attendance_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'activities',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { attended90, invited90 } = features;
    if (attended90 === null || invited90 === null) return knownOr(null, features, 'activities');
    return invited90 === 0 ? noData('too_few_to_compare') : known(attended90 / invited90);
  },
  describe: (rate, { invited90 }) => `Attended ${percent(rate)} of ${countOf(invited90 ?? 0, 'session')} in 90 days`,
  goal: (rate) => `they attend ${percent(rate)} of what they are invited to`,
};
