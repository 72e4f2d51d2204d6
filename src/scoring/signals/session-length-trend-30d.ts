import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_LOGINS = 30; // in each of the two windows: averages of fewer differ by chance
const MIN_MINUTES_BEFORE = 60;

/**
 * Minutes per login over the last 30 days against the 30 days before (R94).
 *   rate = (minutes / logins of the last 30) / (minutes / logins of the 30 before) − 1, −1 … ∞
 * no_data when the source has no minutes or no logins, under 30 logins in either window, under an hour before, or in the first 60 days.
 */
export const sessionLengthTrend30d: SignalDefinition = {
  name: 'session_length_trend_30d',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { minutes30, minutes30Prev, logins30, logins30Prev } = features;
    if (minutes30 === null || minutes30Prev === null || logins30 === null || logins30Prev === null)
      return noUsage(features);
    if (!reachesBack(features, 60)) return noData('too_little_history');
    const isThin = Math.min(logins30, logins30Prev) < MIN_LOGINS || minutes30Prev < MIN_MINUTES_BEFORE;
    return isThin ? noData('too_few_to_compare') : measureChange(minutes30 / logins30, minutes30Prev / logins30Prev);
  },
  describe: (rate) => describeChange('Time per login', rate, 30),
  goal: (rate) => atLeastChange('visits are', rate, 'the month before'),
};
