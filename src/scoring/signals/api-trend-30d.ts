import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_CALLS_BEFORE = 300; // ten a day: fewer are somebody trying it out

/**
 * API calls of the last 30 days against the 30 days before (R42).
 *   rate = last / before − 1, −1 … ∞
 * no_data when the source counts no calls, under 300 before, or in the first 60 days.
 */
export const apiTrend30d: SignalDefinition = {
  name: 'api_trend_30d',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { apiCalls30: last, apiCalls30Prev: before } = features;
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 60)) return noData('too_little_history');
    return before < MIN_CALLS_BEFORE ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('API calls', rate, 30),
  goal: (rate) => atLeastChange('API calls are', rate, 'the month before'),
};
