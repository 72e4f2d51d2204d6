import { noUsage, reachesBack } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Days with any activity among the last 30 (R98, login frequency of R50). Range 0–30.
 * no_data for an account that never used the product, or whose usage began less than 30 days ago.
 */
export const activeDays30d: SignalDefinition = {
  name: 'active_days_30d',
  unit: 'days',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    if (features.activeDays30 === null) return noUsage(features);
    return reachesBack(features, 30) ? known(features.activeDays30) : noData('too_little_history');
  },
  describe: (days) => (days === 0 ? 'Not active once in 30 days' : `Active on ${countOf(days, 'day')} of the last 30`),
  goal: (days) => `it is used on ${countOf(days, 'day')} a month`,
};
