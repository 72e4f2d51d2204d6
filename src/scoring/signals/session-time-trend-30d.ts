import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_MINUTES_BEFORE = 60;

/**
 * Minutes in the product over the last 30 days against the 30 days before (R42, R94).
 *   rate = last / before − 1, −1 … ∞
 * no_data when the source has no minutes, under an hour before, or in the first 60 days.
 */
export const sessionTimeTrend30d: SignalDefinition = {
  name: 'session_time_trend_30d',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { minutes30: last, minutes30Prev: before } = features;
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 60)) return noData('too_little_history');
    return before < MIN_MINUTES_BEFORE ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('Time in the product', rate, 30),
  goal: (rate) => atLeastChange('time in the product is', rate, 'the month before'),
};
